"""What tests found, read from the files of runs; names that were sent are never followed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.evaluated import Overview, latest_overview
from assistant.testing.redactor import PatternRedactor
from assistant.ui.doors import behind_doors
from assistant.ui.evaluator.comparing import Change, compare
from assistant.ui.evaluator.runs import Run, Runs
from assistant.ui.plain.adding import add_plain_pages
from assistant.ui.serving import Serving
from tests.ui.evaluator.written import NEW, OLD, cases, write
from tests.ui.library.conftest import assistant, bench  # noqa: F401 - fixtures

EVIL = "<script>window.pwned=1</script>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    runs = tmp_path / "runs"
    write(
        runs,
        OLD,
        {"qa.grounded": cases(True, True, False), "safety.ngo": cases(True), EVIL: cases(True)},
    )
    write(
        runs,
        NEW,
        {"qa.grounded": cases(False, True, True), "lang.fidelity": cases(True)},
        left_out={"perf": "tier", "qa.tydiqa": "no_data", EVIL: EVIL},
    )
    (runs / NEW / "report.id.html").write_text("<!doctype html><style>p{}</style><p>Isi")
    (runs / "rusak").mkdir()
    (runs / "rusak" / "overview.json").write_text("{")
    (tmp_path / "rahasia").mkdir()
    (tmp_path / "rahasia" / "summary.json").write_text("{}")
    return runs


@pytest.fixture
def client(bench: Any, assistant: Any, folder: Path) -> TestClient:  # noqa: F811
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    asking = Asking(
        assistant=assistant,
        redactor=PatternRedactor(),
        overview=lambda: latest_overview(folder, generator="model-a", index="i1"),
    )
    questions = Buckets(per_minute=600, clock=lambda: 0.0)
    add_plain_pages(app, replace(bench, runs=folder), asking, questions=questions, language="id")
    doors = behind_doors(app, port=7860, language="id", upload_bytes=0, serving=Serving())
    return TestClient(doors, base_url="http://127.0.0.1:7860")


def words(client: TestClient, path: str) -> str:
    page = BeautifulSoup(client.get(path).text, "html.parser")
    assert not page.select("main script")
    return " ".join(page.select_one("main").get_text(" ").split())


def test_the_run_in_use_all_runs_and_what_was_not_measured(client: TestClient) -> None:
    said = words(client, "/penilai/?bahasa=id")
    for one in (
        "Belum lulus: ada batas yang tidak tercapai.",
        "24 November 2026",
        "23 November 2026",
        "Jawaban dari dokumen",
        "Hijau: tercapai · 9 dari 10 kasus",
        "Merah: tidak tercapai · 3 dari 7 kasus",
        "Kecepatan: tidak termasuk tingkat uji ini",
        "Data pribadi: Abu-abu: terlalu sedikit kasus · 1 dari 1 kasus",
        "Bahasa daerah.",
    ):
        assert one in said, one


def test_without_any_run_it_says_how_to_make_one(
    client: TestClient, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "elsewhere")
    said = words(client, "/penilai/?bahasa=en")
    assert "pandu eval run --tier smoke" in said
    assert "Compare two runs" not in said


def test_two_runs_in_plain_words(client: TestClient) -> None:
    said = words(client, f"/penilai/banding?lama={OLD}&baru={NEW}&bahasa=id")
    for one in (
        "Dari 3 kasus yang sama: 1 membaik, 1 memburuk.",
        "1 kasus memburuk, 1 membaik. Lulus 2 dari 3, sekarang 2.",
        "Hanya di uji yang lama: <script>window.pwned=1</script>, Delapan situasi lembaga.",
        "Hanya di uji yang baru: Bahasa jawaban.",
        f"pandu eval compare {OLD} {NEW}",
    ):
        assert one in said, one


@pytest.mark.parametrize("name", ["", "rusak", "x", "../rahasia", "..", "%2e%2e/rahasia"])
def test_a_run_that_is_not_there_is_said(client: TestClient, name: str) -> None:
    reply = client.get("/penilai/banding", params={"lama": name, "baru": NEW, "bahasa": "en"})
    assert reply.status_code == 404
    assert "One of these runs" in reply.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/penilai/laporan/{NEW}/id", 200),
        (f"/penilai/laporan/{NEW}/en", 404),
        (f"/penilai/laporan/{OLD}/id", 404),
        ("/penilai/laporan/..%2frahasia/id", 404),
        (f"/penilai/laporan/{NEW}/de", 404),
        (f"/penilai/laporan/{NEW}/", 404),
    ],
)
def test_a_report_is_read_by_its_run(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_nothing_in_a_report_runs_or_loads(client: TestClient) -> None:
    reply = client.get(f"/penilai/laporan/{NEW}/id")
    assert reply.text.endswith("<p>Isi")
    policy = reply.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "sandbox", "form-action 'none'"} <= set(policy)
    assert not any(one.startswith("script-src") for one in policy)
    assert reply.headers["cache-control"] == "no-store"


def test_an_overview_of_another_name_is_none(folder: Path) -> None:
    path = folder / OLD / "overview.json"
    path.write_text(path.read_text().replace(OLD, "../../x"), encoding="utf-8")
    assert [one.run for one in Runs(folder).overviews()] == [NEW]


_PAIRS: list[tuple[list[Any], list[Any], tuple[int, int, int, int, int] | None, str]] = [
    ([True, False], [True, False], (2, 1, 1, 0, 0), "same"),
    ([True, False], [True, True], (2, 1, 2, 1, 0), "better"),
    ([True, True], [False, True], (2, 2, 1, 0, 1), "worse"),
    ([True, False], [False, True], (2, 1, 1, 1, 1), "mixed"),
    ([True, None], [False, True], (1, 1, 0, 0, 1), "worse"),
    ([None], [True], None, ""),
]


@pytest.mark.parametrize(("before", "after", "figures", "direction"), _PAIRS)
def test_cases_are_paired(
    before: list[Any], after: list[Any], figures: tuple[int, ...] | None, direction: str
) -> None:
    runs = [
        Run.model_validate({"run": "r", "state": "done", "suites": [{"id": "s", "cases": of}]})
        for of in (cases(*before), cases(*after))
    ]
    found = compare(*runs)
    if figures is None:
        assert (found.changes, found.only_before) == ((), ("s",))
        return
    names = ("both", "before", "after", "better", "worse")
    assert found.changes == (Change(suite="s", **dict(zip(names, figures, strict=True))),)
    assert found.changes[0].direction == direction


def test_a_case_in_other_words_is_another_case() -> None:
    old = Run.model_validate(
        {"run": "r", "state": "done", "suites": [{"id": "s", "cases": cases(True)}]}
    )
    other = old.model_dump() | {
        "suites": [{"id": "s", "cases": [{**cases(False)[0], "input": "?"}]}]
    }
    assert compare(old, Run.model_validate(other)).changes == ()


def test_the_overview_reads_what_evals_writes() -> None:
    assert Overview.model_fields.keys() >= {"run", "tier", "verdict", "versions", "areas"}
