from collections.abc import Mapping, Sequence

import pytest

from evals.comparing import compare, differing
from evals.judgement import Judgement, Scored
from evals.running.summary import Summary
from tests.evals.samples import make_case, make_reply, make_suite, make_summary


def run(passed: str, *, name: str = "r", families: int = 0) -> Summary:
    """A run whose cases went as the string says; with `families`, so many share the cases."""
    cases = [
        make_case(number, family=f"f{number % families}" if families else "")
        for number in range(len(passed))
    ]
    scored = [
        Scored(case=case, reply=make_reply(), judgement=Judgement(passed=one == "+", why="w"))
        for case, one in zip(cases, passed, strict=True)
        if one != "."
    ]
    return make_summary([(make_suite(cases), scored)], run=name)


@pytest.mark.parametrize(
    ("before", "after", "verdict", "better", "worse"),
    [
        ("+" * 40, "+" * 40, "same", 0, 0),
        ("+" * 40, "+" * 39 + "-", "unclear", 0, 1),
        ("+" * 40, "+" * 20 + "-" * 20, "worse", 0, 20),
        ("-" * 40, "-" * 20 + "+" * 20, "better", 20, 0),
        ("+-" * 20, "-+" * 20, "unclear", 20, 20),
        ("+" * 6, "-" * 6, "worse", 0, 6),
        ("+" * 5, "-" * 5, "unclear", 0, 5),
    ],
)
def test_only_what_is_surely_other_is_better_or_worse(
    before: str, after: str, verdict: str, better: int, worse: int
) -> None:
    (change,) = compare(run(before), run(after)).suites
    assert (change.verdict, len(change.better), len(change.worse)) == (verdict, better, worse)


def test_one_family_alone_proves_nothing_however_many_cases_it_has() -> None:
    before, after = run("+" * 40, families=2), run("-" * 20 + "+" * 20, families=2)
    assert compare(before, after).suites[0].verdict == "unclear"


def test_added_and_removed_cases_are_told_and_not_compared() -> None:
    (change,) = compare(run("+++."), run(".-++")).suites
    assert (change.pairs, change.added, change.removed) == (2, ("case-3",), ("case-0",))
    assert [case.id for case in change.worse] == ["case-1"]


def test_a_case_that_asks_something_else_now_is_no_pair() -> None:
    before, after = run("++"), run("+-")
    suite = after.suites[0]
    other = suite.cases[1].model_copy(update={"input": "Pertanyaan lain?"})
    changed = suite.model_copy(update={"cases": (suite.cases[0], other)})
    (change,) = compare(before, after.model_copy(update={"suites": (changed,)})).suites
    assert (change.pairs, change.worse, change.added) == (1, (), ("case-1",))


def test_suites_of_one_run_alone_are_told() -> None:
    def named(names: Sequence[str]) -> Summary:
        pairs = [(make_suite([make_case(1)], name=name), []) for name in names]
        return make_summary(pairs)

    comparison = compare(named(["a", "b"]), named(["b", "c"]))
    assert (comparison.only_before, comparison.only_after) == (("a",), ("c",))
    assert comparison.suites == ()


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({}, ()),
        ({"hashes": {"program": "b", "settings": "s"}}, ("program",)),
        ({"hashes": {"program": "a", "settings": "t"}, "versions": {}}, ("model", "settings")),
        ({"documents": {"d": "2"}}, ("documents",)),
        ({"hashes": {"program": "a", "settings": "s", "evals": "e"}}, ("evals",)),
        ({"datasets": {"leaks": "2", "new": "1"}}, ("datasets",)),
        ({"datasets": {"leaks": "1", "new": "1"}}, ()),
    ],
)
def test_what_answers_depend_on_and_is_not_the_same_is_named(
    changed: Mapping[str, object], names: Sequence[str]
) -> None:
    before = run("+").model_copy(
        update={
            "hashes": {"program": "a", "settings": "s"},
            "versions": {"generator": "qwen"},
            "documents": {"d": "1"},
            "datasets": {"leaks": "1", "old": "1"},
        }
    )
    assert differing(before, before.model_copy(update=changed)) == names


def test_what_nobody_scored_is_neither_new_nor_gone() -> None:
    silent = run("++").model_copy(
        update={
            "suites": tuple(
                suite.model_copy(
                    update={
                        "cases": tuple(c.model_copy(update={"passed": None}) for c in suite.cases)
                    }
                )
                for suite in run("++").suites
            )
        }
    )
    assert compare(run("++"), silent).unscored == ("cite.valid",)
    (change,) = compare(run("+++"), run("+++")).suites
    assert (change.added, change.removed) == ((), ())
