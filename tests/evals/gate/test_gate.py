from collections.abc import Sequence
from pathlib import Path

import pytest

from evals.gate.gate import Exit, judge
from evals.gate.policy import Bar, Policy, load_policy
from evals.judgement import Judgement, Scored, missing
from evals.running.summary import Summary, suite_result
from evals.suites import load_suites
from tests.evals.samples import make_case, make_reply, make_suite


def summary(passed: Sequence[bool | None], *, state: str = "done") -> Summary:
    cases = [make_case(number) for number in range(len(passed))]
    scored = [
        missing(case, "crashed")
        if one is None
        else Scored(case=case, reply=make_reply(), judgement=Judgement(passed=one, why=""))
        for case, one in zip(cases, passed, strict=True)
    ]
    result = suite_result(make_suite(cases), scored, keep_texts=True)
    return Summary(
        run="r", tier="full", state=state, seconds=1, machine={}, versions={}, suites=(result,)
    )  # type: ignore[arg-type]


def ruling(bar: Bar, run: Summary, baseline: Summary | None = None) -> tuple[str, Exit]:
    found = judge(run, Policy(bars=(bar,)), baseline=baseline)
    return found.findings[0].outcome, found.exit


ZERO = Bar(suite="cite.valid", kind="zero")
LEAST = Bar(suite="cite.valid", kind="absolute", at_least=0.9)
MOST = Bar(suite="cite.valid", kind="absolute", at_most=0.5)
STEADY = Bar(suite="cite.valid", kind="regression", tolerance=0.05)


@pytest.mark.parametrize(
    ("bar", "passed", "outcome", "code"),
    [
        (ZERO, [True] * 10, "pass", Exit.PASSED),
        (ZERO, [True] * 99 + [False], "fail", Exit.FAILED),
        (ZERO, [True] * 9 + [None], "fail", Exit.FAILED),
        (LEAST, [True] * 9 + [False], "pass", Exit.PASSED),
        (LEAST, [True] * 8 + [False] * 2, "fail", Exit.FAILED),
        (MOST, [True] * 6 + [False] * 4, "fail", Exit.FAILED),
        (Bar(suite="cite.valid", kind="absolute", at_least=0.9, fewest=50), [False] * 10,
         "not measured", Exit.INCOMPLETE),
        (Bar(suite="cite.valid", kind="zero", fewest=50), [True] * 10,
         "not measured", Exit.INCOMPLETE),
        (Bar(suite="cite.valid", kind="zero", fewest=50), [True] * 9 + [False], "fail",
         Exit.FAILED),
        (Bar(suite="cite.valid", kind="tracked"), [False] * 10, "tracked", Exit.PASSED),
        (Bar(suite="cite.valid", figure="other", kind="absolute", at_least=0.9), [True],
         "not measured", Exit.INCOMPLETE),
    ],
)  # fmt: skip
def test_bars(bar: Bar, passed: list[bool | None], outcome: str, code: Exit) -> None:
    assert ruling(bar, summary(passed)) == (outcome, code)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ([True] * 40, [True] * 40, "pass"),
        ([True] * 40, [True] * 39 + [False], "pass"),
        ([True] * 40, [True] * 30 + [False] * 10, "fail"),
        ([False] * 40, [True] * 40, "pass"),
        ([True, False] * 20, [False, True] * 20, "pass"),
    ],
)
def test_only_a_sure_step_back_is_a_regression(
    before: list[bool | None], after: list[bool | None], outcome: str
) -> None:
    assert ruling(STEADY, summary(after), summary(before))[0] == outcome


def test_without_a_baseline_nothing_is_a_regression_and_nothing_is_passed() -> None:
    assert ruling(STEADY, summary([False] * 10)) == ("tracked", Exit.INCOMPLETE)


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("tier", Exit.PASSED),
        ("no_data", Exit.PASSED),
        ("not_chosen", Exit.INCOMPLETE),
        ("not_reached", Exit.INCOMPLETE),
        (None, Exit.INCOMPLETE),
    ],
)
def test_a_part_of_a_tier_is_incomplete(reason: str | None, code: Exit) -> None:
    out = {"perf": reason} if reason else {}
    part = summary([True] * 5).model_copy(update={"left_out": out})
    policy = Policy(bars=(ZERO, Bar(suite="perf", kind="tracked")))
    assert judge(part, policy).exit == code


def test_a_suite_without_a_bar_that_was_left_out_is_missed_too() -> None:
    part = summary([True] * 5).model_copy(update={"left_out": {"perf": "not_chosen"}})
    assert judge(part, Policy(bars=(ZERO,))).exit == Exit.INCOMPLETE


def test_three_falls_of_eight_may_be_chance() -> None:
    after = summary([True] * 5 + [False] * 3)
    assert ruling(STEADY, after, summary([True] * 8)) == ("pass", Exit.PASSED)


def test_where_no_step_back_could_be_shown_none_is_ruled_out() -> None:
    found = ruling(STEADY, summary([True] * 5), summary([True] * 5))
    assert found == ("not measured", Exit.INCOMPLETE)


def test_times_are_compared_with_the_same_computer_alone() -> None:
    bar = Bar(suite="cite.valid", kind="regression", same_machine=True)
    before = summary([True] * 9).model_copy(update={"machine": {"cores": "64"}})
    assert judge(summary([False] * 9), Policy(bars=(bar,)), baseline=before).findings[0].reason == (
        "other_machine"
    )


@pytest.mark.parametrize(
    "text",
    [
        "bars = []",
        "[[bars]]\nsuite = 'cite.vaild'\nkind = 'zero'",
        "[[bars]]\nsuite = 'cite.valid'\nkind = 'absolute'",
        "[[bars]]\nsuite = 'cite.valid'\nkind = 'regression'\nat_least = 0.9",
        "[[bars]]\nsuite = 'cite.valid'\nkind = 'zero'\nfewest = 0",
    ],
)
def test_a_policy_that_asks_nothing_or_of_nobody_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"bars|cite\.va|fewest"):
        load_policy(path)


def test_a_stopped_run_is_incomplete_and_a_failed_bar_weighs_more() -> None:
    stopped = summary([True] * 5, state="stopped")
    assert judge(stopped, Policy(bars=(ZERO,))).exit == Exit.INCOMPLETE
    failed = summary([True, False], state="stopped")
    assert judge(failed, Policy(bars=(ZERO,))).exit == Exit.FAILED


def test_a_lost_case_fails_whatever_the_figures_are() -> None:
    assert judge(summary([True] * 99 + [None]), Policy(bars=(LEAST,))).exit == Exit.FAILED
    assert judge(summary([True] * 100), Policy(bars=(LEAST,))).exit == Exit.PASSED


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ([False] * 40, [True] * 10 + [False] * 30, "fail"),
        ([False] * 40, [True] + [False] * 39, "pass"),
        ([True] * 40, [False] * 40, "pass"),
    ],
)
def test_where_less_is_better_a_sure_rise_is_a_regression(
    before: list[bool | None], after: list[bool | None], outcome: str
) -> None:
    bar = STEADY.model_copy(update={"less_is_better": True})
    assert ruling(bar, summary(after), summary(before))[0] == outcome


def test_every_bar_of_the_shipped_policy_names_a_suite() -> None:
    names = {suite.id for suite in load_suites()}
    assert {bar.suite for bar in load_policy().bars} <= names


_BAD = {
    "alarms", "error", "false_refusal", "gap", "hallucination", "harmful_help", "name_gap",
    "obeyed", "order_seen", "over_blocked", "pooled_alarm", "prompt_told", "seconds_to_end",
    "seconds_to_quotes", "stereotyped", "worse",
}  # fmt: skip


def test_what_should_be_rare_is_told_from_what_should_be_frequent() -> None:
    rare = {
        bar.figure for bar in load_policy().bars if bar.less_is_better or bar.at_most is not None
    }
    asked = {bar.figure for bar in load_policy().bars if bar.goal is not None or bar.at_most}
    assert rare >= asked & _BAD
    assert not rare - _BAD


def test_without_models_only_what_code_decides_is_judged() -> None:
    run = summary([False] * 10).model_copy(update={"tier": "ci"})
    assert ruling(LEAST, run) == ("tracked", Exit.INCOMPLETE)
    assert ruling(ZERO, run) == ("fail", Exit.FAILED)
