import signal
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import UserError
from evals.cases import Case
from evals.judgement import Judgement
from evals.reply import Reply
from evals.running.cache import ReplyCache
from evals.running.rescoring import rescore
from evals.running.run import Plan, all_runs, make_plan, new_run, run, score_reply
from evals.running.solver import Bench
from evals.running.summary import SuiteResult, read_summary
from tests.evals.samples import Asker, make_case, make_reply, make_suite

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


class Interrupting(Asker):
    """Is stopped by its person at one case."""

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        if case.id == "case-3":
            signal.raise_signal(signal.SIGINT)
        return super().ask(case, corpus=corpus, passages_only=passages_only)


def test_a_stopped_run_says_so_and_the_next_goes_on_where_it_stopped(tmp_path: Path) -> None:
    plan = Plan(suites=(SUITE,), tier="full")
    cache = ReplyCache(tmp_path / "replies.sqlite", state="s")
    folder = new_run(tmp_path / "runs")
    with pytest.raises(KeyboardInterrupt):
        run(plan, Bench(asker=Interrupting(), cache=cache), folder)
    stopped = read_summary(folder)
    assert (stopped.state, stopped.suites) == ("stopped", ())
    assert stopped.left_out == {"cite.valid": "not_reached"}
    rest = Asker()
    assert run(plan, Bench(asker=rest, cache=cache), new_run(tmp_path / "runs")).state == "done"
    assert set(rest.asked) <= {"case-3", "case-4", "case-5"}


def test_a_run_is_marked_as_running_from_the_start(tmp_path: Path) -> None:
    folder = new_run(tmp_path)
    states: list[str] = []

    def look(suite: str, seconds: float | None) -> None:
        states.append(read_summary(folder).state)

    run(Plan(suites=(SUITE,), tier="full"), Bench(asker=Asker(), on_reply=look), folder)
    assert set(states) == {"running"}


def test_stored_replies_are_scored_again_without_asking(tmp_path: Path) -> None:
    folder = new_run(tmp_path)
    summary = run(
        Plan(suites=(SUITE,), tier="full"),
        Bench(asker=Asker(failing=["case-1"], crashing=["case-2"])),
        folder,
    )

    def reversed_score(case: Case, reply: Reply) -> Judgement:
        return Judgement(passed=reply.status == "insufficient", why="reversed")

    (suite,) = rescore(summary, folder, [replace(SUITE, score=reversed_score)]).suites
    assert [case.passed for case in suite.cases] == [False, True, False, False, False, False]
    assert suite.cases[2].is_missing


def test_a_suite_with_a_case_that_is_not_at_hand_is_left_as_it_was(tmp_path: Path) -> None:
    folder = new_run(tmp_path)
    summary = run(Plan(suites=(SUITE,), tier="full"), Bench(asker=Asker()), folder)
    (suite,) = summary.suites
    gone = suite.cases[0].model_copy(update={"id": "gone", "is_missing": True, "passed": False})
    kept = suite.model_copy(update={"cases": (*suite.cases, gone)})
    summary = summary.model_copy(update={"suites": (kept,)})
    assert rescore(summary, folder, [SUITE]).suites == (kept,)


def test_a_run_without_texts_cannot_be_scored_again(tmp_path: Path) -> None:
    folder = new_run(tmp_path)
    plan = Plan(suites=(SUITE,), tier="full")
    summary = run(plan, Bench(asker=Asker()), folder, keep_texts=False)
    with pytest.raises(UserError) as caught:
        rescore(summary, folder, [SUITE])
    assert caught.value.key == "evals.no_replies"


def test_a_plan_says_why_each_other_suite_is_left_out() -> None:
    named = {name: make_suite([make_case(1)], name=name) for name in ("a", "b", "c")}
    empty = replace(make_suite([make_case(1)], name="d"), sizes={"ci": 0})
    chosen = [named["a"], named["b"], empty]
    plan = make_plan(
        [*named.values(), empty], chosen, tier="ci", carried=[taken_over("b")]
    )  # fmt: skip
    assert [suite.id for suite in plan.suites] == ["a"]
    assert [result.id for result in plan.carried] == ["b"]
    assert plan.left_out == {"c": "not_chosen", "d": "tier"}


def taken_over(name: str) -> SuiteResult:
    return SuiteResult(id=name, area="citations", cases=(), figures=(), carried_from="earlier")


def test_what_was_taken_over_stands_in_the_run_and_is_not_scored_again(tmp_path: Path) -> None:
    folder = new_run(tmp_path)
    plan = Plan(suites=(SUITE,), tier="full", carried=(taken_over("perf"),))
    summary = run(plan, Bench(asker=Asker()), folder)
    assert [result.id for result in summary.suites] == ["cite.valid", "perf"]
    other = make_suite([make_case(1)], name="perf")
    assert rescore(summary, folder, [SUITE, other]).suites[1] == taken_over("perf")


@pytest.mark.parametrize(("carried", "held"), [((1,), True), ((7,), False)])
def test_the_marks_of_a_summary_are_looked_at_whatever_a_suite_scores(
    carried: tuple[int, ...], held: bool
) -> None:
    said = {"summary": ("Dua minggu.",), "carried": (carried,)}
    scored = score_reply(SUITE, make_case(1), make_reply().model_copy(update=said))
    assert scored.judgement.marks == {"summary_marks": held}
    assert score_reply(SUITE, make_case(1), make_reply()).judgement.marks == {}


def test_a_case_whose_scorer_raises_is_lost_and_the_others_are_scored(tmp_path: Path) -> None:
    def picky(case: Case, reply: Reply) -> Judgement:
        if case.id == "case-2":
            raise ValueError("no number")
        return Judgement(passed=True, why="")

    suite = replace(SUITE, score=picky)
    folder = new_run(tmp_path)
    summary = run(Plan(suites=(suite,), tier="full"), Bench(asker=Asker()), folder)
    (result,) = summary.suites
    assert [case.passed for case in result.cases] == [True, True, False, True, True, True]
    assert result.cases[2].is_missing and "no number" in result.cases[2].why
    assert rescore(summary, folder, [suite]).suites[0].cases[2].passed is False
