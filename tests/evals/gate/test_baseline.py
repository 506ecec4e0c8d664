from pathlib import Path

import pytest

from assistant.errors import UserError
from evals.gate.baseline import Baselines
from evals.gate.gate import judge
from evals.gate.policy import Bar, Policy
from evals.judgement import Judgement, Scored, missing
from evals.running.summary import Summary
from tests.evals.samples import make_case, make_reply, make_suite, make_summary

POLICY = Policy(bars=(Bar(suite="cite.valid", kind="zero"),))


def run(name: str, *, passed: bool = True, state: str = "done") -> Summary:
    case = make_case(1)
    scored = Scored(case=case, reply=make_reply(), judgement=Judgement(passed=passed, why=""))
    return make_summary([(make_suite([case]), [scored])], run=name, state=state)


def ci() -> Summary:
    return run("r").model_copy(update={"tier": "ci"})


def part() -> Summary:
    return run("r").model_copy(update={"left_out": {"perf": "not_chosen"}})


def lost() -> Summary:
    case = make_case(1)
    made = make_summary([(make_suite([case], name="perf"), [missing(case, "crashed")])], run="r")
    return made.model_copy(update={"suites": (*run("r").suites, *made.suites)})


def bless(baselines: Baselines, summary: Summary, *, anyway: bool = False) -> str:
    return baselines.bless(summary, judge(summary, POLICY), anyway=anyway)


def test_the_last_blessing_counts_and_can_be_taken_back(tmp_path: Path) -> None:
    baselines = Baselines(tmp_path / "baselines")
    assert baselines.current() is None
    first, second = run("one"), run("two")
    assert bless(baselines, first) == "0001 abc full"
    assert bless(baselines, second) == "0002 abc full"
    assert baselines.current() == second
    assert baselines.undo() == "0002 abc full"
    assert baselines.current() == first
    assert baselines.undo() == "0001 abc full"
    assert (baselines.undo(), baselines.current()) == (None, None)


@pytest.mark.parametrize(
    ("summary", "key"),
    [
        (run("r", state="stopped"), "evals.bless_incomplete"),
        (run("r", state="running"), "evals.bless_incomplete"),
        (run("r", passed=False), "evals.bless_broken"),
        (ci(), "evals.bless_without_models"),
        (part(), "evals.bless_incomplete"),
        (lost(), "evals.bless_lost"),
    ],
)
def test_what_is_incomplete_or_broken_is_blessed_only_anyway(
    tmp_path: Path, summary: Summary, key: str
) -> None:
    baselines = Baselines(tmp_path)
    with pytest.raises(UserError) as caught:
        bless(baselines, summary)
    assert caught.value.key == key
    assert baselines.current() is None
    bless(baselines, summary, anyway=True)
    assert baselines.current() == summary


def test_a_damaged_baseline_is_named(tmp_path: Path) -> None:
    baselines = Baselines(tmp_path)
    name = bless(baselines, run("r"))
    (tmp_path / f"{name}.json").write_text("{", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        baselines.current()
    assert caught.value.key == "evals.damaged_baseline"
