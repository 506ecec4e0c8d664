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
from assistant.ui.evaluator.comparing import compare
from assistant.ui.evaluator.runs import Run, Runs
from assistant.ui.plain.adding import add_plain_pages
from assistant.ui.serving import Serving
from evals.comparing import compare as compare_in_evals
from evals.judgement import Judgement, Scored
from evals.running.summary import Summary
from tests.evals.samples import make_case, make_reply, make_suite, make_summary
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
        "berubah, tetapi kasusnya terlalu sedikit untuk memastikan bahwa ini bukan kebetulan.",
        "Dulu lulus 2 dari 3 kasus, sekarang 2. Pada 100 kasus sejenis, hasilnya bisa turun",
        "Kasus yang memburuk: c0 Kasus yang membaik: c2",
        "Hanya di uji yang lama: <script>window.pwned=1</script>, Delapan situasi lembaga.",
        "Hanya di uji yang baru: Bahasa jawaban.",
        f"pandu eval compare {OLD} {NEW} --all",
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


_PAIRS: list[tuple[list[Any], list[Any], tuple[Any, ...] | None, str]] = [
    ([True, False], [True, False], (2, 1, 1, (), ()), "same"),
    ([True, False], [True, True], (2, 1, 2, ("c1",), ()), "unclear"),
    ([True, False], [False, True], (2, 1, 1, ("c1",), ("c0",)), "unclear"),
    ([True, None], [False, True], (1, 1, 0, (), ("c0",)), "unclear"),
    (
        [True] * 20,
        [False] * 8 + [True] * 12,
        (20, 20, 12, (), tuple(f"c{number}" for number in range(8))),
        "worse",
    ),
    (
        [False] * 8 + [True] * 12,
        [True] * 20,
        (20, 12, 20, tuple(f"c{number}" for number in range(8)), ()),
        "better",
    ),
    ([None], [True], None, ""),
]


def run_of(*suites: tuple[str, list[dict[str, Any]]]) -> Run:
    told = [{"id": name, "cases": of} for name, of in suites]
    return Run.model_validate({"run": "r", "state": "done", "suites": told})


@pytest.mark.parametrize(("before", "after", "figures", "verdict"), _PAIRS)
def test_cases_are_paired(
    before: list[Any], after: list[Any], figures: tuple[Any, ...] | None, verdict: str
) -> None:
    found = compare(run_of(("s", cases(*before))), run_of(("s", cases(*after))))
    if figures is None:
        assert (found.changes, found.only_before) == ((), ("s",))
        return
    (change,) = found.changes
    names = ("both", "before", "after", "better", "worse")
    assert tuple(getattr(change, name) for name in names) == figures
    assert change.verdict == verdict
    assert change.low <= (change.after - change.before) / change.both <= change.high


def test_cases_of_one_family_have_one_voice() -> None:
    before, after = cases(*[True] * 20), cases(*[False] * 8, *[True] * 12)
    family = [{**one, "family": f"f{number // 8}"} for number, one in enumerate(before)]
    other = [{**one, "family": f"f{number // 8}"} for number, one in enumerate(after)]
    (change,) = compare(run_of(("s", family)), run_of(("s", other))).changes
    assert change.verdict == "unclear" and len(change.worse) == 8


def _full(passed: range) -> Summary:
    asked = [make_case(number, family=f"family-{number % 9}") for number in range(20)]
    scored = [
        Scored(case=one, reply=make_reply(), judgement=Judgement(passed=at in passed, why=""))
        for at, one in enumerate(asked)
    ]
    return make_summary([(make_suite(asked), scored)])


def test_the_command_tells_the_same() -> None:
    """`pandu eval compare` reads whole records; both must come to the same figures."""
    first, second = (_full(range(14)), _full(range(7, 17)))
    (told,) = compare_in_evals(first, second).suites
    slim = [Run.model_validate_json(one.model_dump_json()) for one in (first, second)]
    (change,) = compare(*slim).changes
    assert (change.low, change.high) == pytest.approx((told.low, told.high))
    assert (change.p, change.verdict) == (pytest.approx(told.p), told.verdict)
    assert change.worse == tuple(one.id for one in told.worse)
    assert change.better == tuple(one.id for one in told.better)


def test_a_case_in_other_words_is_another_case() -> None:
    old = run_of(("s", cases(True)))
    other = run_of(("s", [{**cases(False)[0], "input": "?"}]))
    assert compare(old, other).changes == ()


def test_where_a_run_kept_no_texts_the_id_tells() -> None:
    old = run_of(("s", cases(True)))
    silent = run_of(("s", [{**cases(False)[0], "input": ""}]))
    assert [one.worse for one in compare(old, silent).changes] == [("c0",)]


def test_the_overview_reads_what_evals_writes() -> None:
    assert Overview.model_fields.keys() >= {"run", "tier", "verdict", "versions", "areas"}
