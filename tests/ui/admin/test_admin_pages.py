"""Accounts, settings, storage and the log, by forms; each act is written down."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.accounts import Accounts, AuditLog, LoggedIn, Refused
from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.history import History, SavedConversation
from assistant.paths import config_file
from assistant.testing.redactor import PatternRedactor
from assistant.ui.doors import behind_doors
from assistant.ui.plain.adding import add_plain_pages
from assistant.ui.serving import Serving
from tests.ui.library.conftest import assistant, bench  # noqa: F401 - fixtures

PASSWORD = "kucing terbang biru meja"
OTHER = "gunung pensil sembilan daun"
ORIGIN = {"origin": "http://127.0.0.1:7860"}


@pytest.fixture
def client(bench: Any, assistant: Any, data_dir: Path) -> TestClient:  # noqa: F811
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    asking = Asking(
        assistant=assistant, redactor=PatternRedactor(), history=History(data_dir / "history")
    )
    serving = Serving(accounts=data_dir)
    add_plain_pages(
        app,
        bench,
        asking,
        questions=Buckets(per_minute=600, clock=lambda: 0.0),
        language="id",
        accounts=data_dir,
    )
    doors = behind_doors(app, port=7860, language="id", upload_bytes=0, serving=serving)
    return TestClient(doors, base_url="http://127.0.0.1:7860", follow_redirects=False)


@pytest.fixture
def accounts(data_dir: Path) -> Iterator[Accounts]:
    opened = Accounts(data_dir)
    yield opened
    opened.close()


def send(client: TestClient, act: str, **fields: str) -> Any:
    where = fields.pop("where", "akun")
    return client.post(f"/pengelola/{where}?bahasa=id", data={"apa": act, **fields}, headers=ORIGIN)


def add(client: TestClient, name: str, role: str, password: str = PASSWORD) -> Any:
    return send(client, "add", nama=name, peran=role, sandi=password, ulang=password)


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> None:
    client.cookies.clear()
    fields = {"name": name, "password": password}
    assert client.post("/masuk", data=fields, headers=ORIGIN).status_code == 303


def words(reply: Any) -> str:
    page = BeautifulSoup(reply.text, "html.parser")
    return " ".join(page.select_one("main").get_text(" ").split())


def acts(data_dir: Path) -> list[str]:
    return [one.act for one in AuditLog(data_dir, clock=lambda: 0.0).entries()]


def test_the_first_account_is_an_admin_and_closes_the_pages(
    client: TestClient, accounts: Accounts, data_dir: Path
) -> None:
    assert "Belum ada akun" in words(client.get("/pengelola/?bahasa=id"))
    refused = add(client, "siti", "staff")
    assert refused.status_code == 400
    assert "Akun pertama harus berperan pengelola." in words(refused)
    made = add(client, "siti", "admin")
    assert made.headers["location"] == "/pengelola/?bahasa=id&kabar=added"
    assert client.get("/pengelola/").headers["location"].startswith("/masuk")
    log_in(client, "siti")
    assert "Akunnya dibuat." in words(client.get(made.headers["location"]))
    assert acts(data_dir)[0] == "account added"


def test_accounts_are_made_changed_locked_and_removed(
    client: TestClient, accounts: Accounts, data_dir: Path
) -> None:
    add(client, "siti", "admin")
    log_in(client, "siti")
    assert add(client, "tono", "staff").status_code == 303
    assert send(client, "role", nama="tono", peran="evaluator").status_code == 303
    assert accounts.register.named("tono").role == "evaluator"
    assert send(client, "lock", nama="tono").status_code == 303
    assert isinstance(accounts.log_in("tono", PASSWORD, address="a"), Refused)
    assert "terkunci" in words(client.get("/pengelola/?bahasa=id"))
    fields = {"nama": "tono", "sandi": OTHER, "ulang": OTHER}
    assert send(client, "password", **fields).status_code == 303
    assert isinstance(accounts.log_in("tono", OTHER, address="b"), LoggedIn)
    assert send(client, "remove", nama="tono").status_code == 303
    assert [one.name for one in accounts.register.accounts()] == ["siti"]
    noted = [one for one in acts(data_dir) if one not in ("log-in", "log-in failed")]
    assert noted == [
        "account added", "account added", "role evaluator", "account locked",
        "password changed", "account removed",
    ]  # fmt: skip
    log = (data_dir / "audit.jsonl").read_text(encoding="utf-8")
    assert "tono" not in log and PASSWORD not in log
    assert "Catatan tindakan" in words(client.get("/pengelola/?bahasa=id"))


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        ("role", {"nama": "siti", "peran": "staff"}, "pengelola terakhir"),
        ("lock", {"nama": "siti"}, "pengelola terakhir"),
        ("remove", {"nama": "siti"}, "pengelola terakhir"),
        ("add", {"nama": "<b>", "sandi": OTHER, "ulang": OTHER}, ""),
        ("add", {"nama": "tono", "sandi": OTHER, "ulang": PASSWORD}, ""),
        ("add", {"nama": "tono", "sandi": "pendek", "ulang": "pendek"}, "15"),
        ("add", {"nama": "siti", "sandi": OTHER, "ulang": OTHER}, "siti"),
        ("remove", {"nama": "hantu"}, "hantu"),
        ("x", {"nama": "siti"}, ""),
    ],
)
def test_what_can_t_be_done_is_said_and_changes_nothing(
    client: TestClient, accounts: Accounts, act: str, fields: dict[str, str], said: str
) -> None:
    add(client, "siti", "admin")
    log_in(client, "siti")
    before = accounts.register.accounts()
    reply = send(client, act, **fields)
    assert reply.status_code == 400 and said in words(reply)
    assert accounts.register.accounts() == before


@pytest.mark.parametrize(
    ("role", "opened"),
    [
        ("staff", set()),
        ("trainer", set()),
        ("evaluator", set()),
        ("admin", {"/pengelola/"}),
    ],
)
def test_only_admins_come_in(
    client: TestClient, accounts: Accounts, role: Any, opened: set[str]
) -> None:
    accounts.register.add("siti", "admin", PASSWORD)
    accounts.register.add("tono", role, OTHER)
    log_in(client, "tono", OTHER)
    assert client.get("/pengelola/").status_code == (200 if opened else 403)
    assert send(client, "remove", nama="siti").status_code in ({400, 303} if opened else {403})
    shown = client.get("/tentang/?bahasa=id").text
    assert ("/pengelola/" in shown) == bool(opened)


def test_a_setting_is_written_and_everything_else_in_the_file_stays(
    client: TestClient, data_dir: Path
) -> None:
    config_file().write_text('# catatan\n[ui]\nport = 7861  # kantor\n\n[log]\nlevel = "INFO"\n')
    assert send(client, "ui.language", nilai="en", where="pengaturan").status_code == 303
    text = config_file().read_text(encoding="utf-8")
    assert text.startswith("# catatan\n[ui]\n") and "port = 7861  # kantor" in text
    assert tomllib.loads(text) == {
        "ui": {"language": "en", "port": 7861}, "log": {"level": "INFO"}
    }  # fmt: skip
    shown = words(client.get("/pengelola/?bahasa=id"))
    assert f"dari {config_file()}" in shown
    assert acts(data_dir) == ["setting changed"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ui.language", "de"),
        ("serving.idle_minutes", "0"),
        ("serving.idle_minutes", "banyak"),
        ("serving.host", "192.168.1.2"),
        ("screening.personal_data", "false"),
        ("x", "1"),
    ],
)
def test_what_is_no_value_or_not_for_the_page_is_refused(
    client: TestClient, name: str, value: str
) -> None:
    reply = send(client, name, nilai=value, where="pengaturan")
    assert reply.status_code == 400
    assert not config_file().exists()


def test_a_setting_of_the_environment_is_not_offered(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANDU_UI__LANGUAGE", "en")
    page = BeautifulSoup(client.get("/pengelola/?bahasa=id").text, "html.parser")
    offered = {one["value"] for one in page.select('form input[name="apa"]')}
    assert "ui.language" not in offered and "privacy.review" in offered
    assert "PANDU_UI__LANGUAGE" in words(client.get("/pengelola/?bahasa=id"))


def test_forgetting_asks_first_and_then_deletes_everybody_s(
    client: TestClient, data_dir: Path
) -> None:
    history = History(data_dir / "history")
    saved = SavedConversation(title="a", saved_on=date(2026, 11, 25), language="id", exchanges=())
    for owner in ("aa", "bb"):
        history.of(owner).save(saved, "empat kata yang panjang")
    asked = send(client, "", where="lupakan")
    assert "percakapan tersimpan milik semua orang: 2" in words(asked).lower()
    assert sum(len(one.kept()) for one in history.everybody()) == 2
    assert (
        client.post("/pengelola/lupakan?bahasa=id", data={"yakin": "1"}, headers=ORIGIN)
        .headers["location"]
        .endswith("kabar=forgotten")
    )
    assert sum(len(one.kept()) for one in history.everybody()) == 0
    assert acts(data_dir) == ["history forgotten"]


def test_room_is_told_by_kind(client: TestClient, data_dir: Path) -> None:
    (data_dir / "models").mkdir()
    (data_dir / "models" / "a.bin").write_bytes(b"0" * 1_500_000)
    assert "Model 1,5 MB" in words(client.get("/pengelola/?bahasa=id"))
    assert "Models 1.5 MB" in words(client.get("/pengelola/?bahasa=en"))
