from pathlib import Path

import pytest

from evals.running.cache import ReplyCache
from evals.running.run import Plan, all_runs, new_run, run
from evals.running.solver import Bench
from evals.running.summary import read_summary
from tests.evals.samples import Asker, make_case, make_suite

SUITE = make_suite([make_case(number) for number in range(6)])


@pytest.fixture(autouse=True)
def inspect_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


def test_a_run_asks_every_case_and_writes_what_came_of_it(tmp_path: Path) -> None:
    folder = new_run(tmp_path)
    asker = Asker(failing=["case-3"])
    summary = run(Plan(suites=(SUITE,), tier="full"), Bench(asker=asker), folder)
    assert asker.asked == [f"case-{number}" for number in range(6)]
    assert summary == read_summary(folder)
    assert summary.state == "done"
    assert summary.versions == {"index": "abc"}
    (suite,) = summary.suites
    assert [case.passed for case in suite.cases] == [True, True, True, False, True, True]
    figure = suite.figure("passed")
    assert figure is not None
    assert figure.value == pytest.approx(5 / 6)
    assert all_runs(tmp_path) == [folder]


def test_a_case_that_crashes_has_failed(tmp_path: Path) -> None:
    summary = run(
        Plan(suites=(SUITE,), tier="full"),
        Bench(asker=Asker(crashing=["case-2"])),
        new_run(tmp_path),
    )
    (suite,) = summary.suites
    crashed = suite.cases[2]
    assert (crashed.id, crashed.passed, crashed.is_missing) == ("case-2", False, True)
    assert "no answer" in crashed.why
    assert sum(case.passed is True for case in suite.cases) == 5


def test_without_texts_only_names_and_figures_are_written(tmp_path: Path) -> None:
    folder = new_run(tmp_path)
    run(Plan(suites=(SUITE,), tier="full"), Bench(asker=Asker()), folder, keep_texts=False)
    written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"Pertanyaan" not in written
    assert b"case-1" in (folder / "summary.json").read_bytes()


def test_what_was_asked_in_the_same_state_is_not_asked_again(tmp_path: Path) -> None:
    first, second, other = Asker(), Asker(), Asker()
    plan = Plan(suites=(SUITE,), tier="full")
    for asker, state in ((first, "one"), (second, "one"), (other, "two")):
        bench = Bench(asker=asker, cache=ReplyCache(tmp_path / "replies.sqlite", state=state))
        run(plan, bench, new_run(tmp_path / "runs"))
    assert (len(first.asked), len(second.asked), len(other.asked)) == (6, 0, 6)
