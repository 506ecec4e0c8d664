import io
import json
from datetime import date
from pathlib import Path

import pytest

from assistant.accounts import open_accounts
from assistant.cli.main import main
from assistant.history import History, SavedConversation, SavedExchange
from tests.cli.trainer import Capture, Terminal

PASSPHRASE = "kuda hijau makan awan"


@pytest.fixture
def code(data_dir: Path) -> str:
    exchange = SavedExchange(question="Bolehkah [NAMA-1] difoto?", statements=(), quotes=())
    saved = SavedConversation(
        title="Foto anak", saved_on=date(2026, 11, 25), language="id", exchanges=(exchange,)
    )
    return History(data_dir / "history").save(saved, PASSPHRASE)


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))


def test_an_empty_list_says_so(capsys: Capture) -> None:
    assert main(["history", "list"]) == 0
    assert "Tidak ada percakapan" in capsys.readouterr().out


def test_titles_are_not_listed(code: str, capsys: Capture) -> None:
    assert main(["history", "list"]) == 0
    shown = capsys.readouterr().out
    assert code in shown and "Foto" not in shown
    assert main(["history", "list", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["code"] == code


def test_the_passphrase_opens_one(code: str, types: None, capsys: Capture) -> None:
    assert main(["history", "show", code.lower()]) == 0
    assert "# Foto anak" in capsys.readouterr().out


def test_another_passphrase_does_not(
    code: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("kuda hijau makan rumput\n"))
    assert main(["history", "show", code]) == 2
    shown = capsys.readouterr()
    assert "tidak membuka percakapan" in shown.err and "Foto" not in shown.out + shown.err


def test_one_is_exported_in_the_open_and_never_over_a_file(
    code: str, types: None, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "percakapan.md"
    assert main(["history", "export", code, str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("# Foto anak")
    assert "tidak terkunci" in capsys.readouterr().out
    assert main(["history", "export", code, str(target)]) == 2
    assert "tidak ditimpa" in capsys.readouterr().err


def test_one_is_deleted_after_asking(
    code: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("tidak\n"))
    assert main(["history", "delete", code]) == 130
    capsys.readouterr()
    assert main(["history", "delete", code, "--yes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"deleted": code}
    assert main(["history", "show", code]) == 2
    assert code in capsys.readouterr().err


def test_forget_deletes_all_after_asking(
    code: str, data_dir: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.temporary.leftovers", list)
    assert main(["forget"]) == 2, "nobody can be asked"
    monkeypatch.setattr("sys.stdin", Terminal("ya\n"))
    assert main(["forget"]) == 0
    assert "1 percakapan tersimpan dan 0 folder sementara" in capsys.readouterr().out
    assert list((data_dir / "history").iterdir()) == []
    assert main(["forget", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"conversations": 0, "temporary_folders": 0}


PASSWORD = "sapi biru minum hujan"


@pytest.fixture
def owned(code: str, data_dir: Path) -> str:
    """A conversation of Siti's, beside one that was saved before there were accounts."""
    with open_accounts(data_dir) as accounts:
        owner = accounts.register.add("siti", "staff", PASSWORD)
        accounts.register.add("budi", "staff", PASSWORD)
        accounts.register.add("ani", "admin", PASSWORD)
    everybodys = History(data_dir / "history")
    saved = everybodys.open(code, PASSPHRASE)
    return everybodys.of(owner.id).save(saved, PASSPHRASE)


@pytest.mark.parametrize(
    ("account", "typed", "status"),
    [
        ("siti", PASSWORD, 0),
        ("budi", PASSWORD, 2),
        ("ani", PASSWORD, 2),
        ("siti", "sapi biru minum susu", 2),
        ("", PASSWORD, 2),
    ],
    ids=["own", "another's", "an admin", "wrong password", "no account named"],
)
def test_an_account_opens_its_own_conversations_only(
    owned: str,
    account: str,
    typed: str,
    status: int,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by = ["--account", account] if account else []
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n{PASSPHRASE}\n"))
    assert main(["history", "show", owned, *by]) == status
    assert ("# Foto anak" in capsys.readouterr().out) is (status == 0)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    main(["history", "list", *by])
    assert (owned in capsys.readouterr().out) is (status == 0)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    assert main(["history", "delete", owned, "--yes", *by]) == status


@pytest.mark.parametrize(("account", "left"), [("budi", 2), ("siti", 1), ("ani", 0)])
def test_an_admin_forgets_all_and_others_their_own(
    owned: str, account: str, left: int, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.temporary.leftovers", list)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert main(["forget", "--yes", "--account", account]) == 0
    kept = [one for each in History(data_dir / "history").everybody() for one in each.kept()]
    assert len(kept) == left
