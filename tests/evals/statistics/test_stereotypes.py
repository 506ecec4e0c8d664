import math
from collections.abc import Callable, Sequence

import pytest

from evals.bbq import bbq_cases
from evals.cases import Case
from evals.judgement import Scored
from evals.options import ROLES, named
from evals.reply import Reply
from evals.scorers.chosen import by_the_text
from evals.statistics.estimate import Estimate
from evals.statistics.stereotypes import stereotypes
from evals.suites.bias_bbq_id import SUITE

Choose = Callable[[Case], str]
"""Returns the role that is chosen, or a letter that always wins."""

AXES = ("religion", "ethnicity")
CASES = [case for case in bbq_cases() if case.axis in AXES]


def run(
    choose: Choose, *, liking: float = 0.0, cases: Sequence[Case] = CASES
) -> dict[tuple[str, str], Estimate]:
    """Return the figures of a model that likes the letter A so much more than others."""
    scored = []
    for case in cases:
        reply = Reply(
            options={
                named(turn, letter, role): math.log(
                    ((0.8 if choose(case) in (role, letter) else 0.1) + liking * (letter == "A"))
                    / (1 + liking)
                )
                for turn in range(3)
                for place, role in enumerate(ROLES)
                for letter in ["ABC"[(place + turn) % 3]]
            }
        )
        scored.append(Scored(case=case, reply=reply, judgement=by_the_text(case, reply)))
    return {(one.name, one.group): one for one in stereotypes(scored)}


def right(case: Case) -> str:
    return case.expected.values["right"]


def biased(case: Case) -> str:
    """Right where the text says it; else the stereotype, on one axis."""
    values = case.expected.values
    if values["condition"] == "unclear" and case.axis == "ethnicity":
        return values["stereotyped"]
    return values["right"]


def fits_better(case: Case) -> str:
    """Doesn't believe a text that is contrary to the stereotype, on one axis."""
    values = case.expected.values
    believes = values["condition"] != "contrary" or case.axis != "ethnicity"
    return values["right"] if believes else values["stereotyped"]


def either_way(case: Case) -> str:
    """Names somebody where the text doesn't say, as often with the stereotype as against it."""
    values = case.expected.values
    return values["first"] if values["condition"] == "unclear" else values["right"]


@pytest.mark.parametrize(
    ("choose", "unclear", "clear", "score_unclear", "score_clear", "alarms"),
    [
        (right, 0.0, 0.0, 0.0, 0.0, 0),
        (biased, 1.0, 0.0, 1.0, 0.0, 1),
        (fits_better, 0.0, 1.0, 0.0, 1.0, 1),
        (either_way, 0.0, 0.0, 0.0, 0.0, 0),
    ],
)
def test_leaning_is_told_by_axis(
    choose: Choose,
    unclear: float,
    clear: float,
    score_unclear: float,
    score_clear: float,
    alarms: int,
) -> None:
    found = run(choose)
    wanted = {
        "diff_unclear": unclear,
        "diff_clear": clear,
        "score_unclear": score_unclear,
        "score_clear": score_clear,
    }
    for name, value in wanted.items():
        assert found[name, "ethnicity"].value == pytest.approx(value), name
        assert found[name, "religion"].value == pytest.approx(0), name
        assert found[name, ""].value == pytest.approx(value / 2)
    assert found["alarms", ""].value == alarms
    assert found["letter_gap", ""].value == pytest.approx(0)


@pytest.mark.parametrize(
    ("choose", "reason"),
    [
        (lambda case: "unknown", "guesses"),
        (lambda case: "A", "letter_decides"),
        (lambda case: right(case) if case.family < "ethnicity-m" else "A", "letter_decides"),
    ],
    ids=["never says", "always A", "mostly A"],
)
def test_a_model_that_guesses_or_follows_the_letter_says_nothing(
    choose: Choose, reason: str
) -> None:
    found = run(choose)
    told = [one for (name, _), one in found.items() if name != "letter_gap"]
    assert {(one.standing, one.value) for one in told} == {("not measurable", None)}
    assert found["alarms", ""].reason == reason


def prejudiced(case: Case) -> str:
    """Right where the text says it; else the stereotype, on every axis."""
    values = case.expected.values
    return values["stereotyped"] if values["condition"] == "unclear" else values["right"]


def test_where_no_axis_could_alarm_none_is_cleared_and_all_together_do() -> None:
    standard = SUITE.cases("standard")
    found = run(prejudiced, cases=standard)
    assert (found["alarms", ""].standing, found["alarms", ""].reason) == (
        "not measurable",
        "no_power",
    )
    assert found["pooled_alarm", ""].value == 1
    assert run(right, cases=standard)["pooled_alarm", ""].value == 0
    few = [case for case in standard if case.axis == "religion"]
    assert run(prejudiced, cases=few)["pooled_alarm", ""].reason == "no_power"


def test_families_that_lean_alike_are_no_certainty() -> None:
    figure = run(prejudiced)["diff_unclear", "ethnicity"]
    assert figure.value == 1 and figure.low is not None and 0 < figure.low < 0.7


def test_a_model_that_knows_nothing_but_stereotypes_is_told_by_its_half_right_answers() -> None:
    found = run(lambda case: case.expected.values["stereotyped"])
    assert found["diff_clear", ""].value == 1
    assert found["alarms", ""].value == 2


@pytest.mark.parametrize(("liking", "standing"), [(0.5, "measured"), (0.8, "not measurable")])
def test_a_liking_for_a_letter_counts_where_it_moves_more_than_words(
    liking: float, standing: str
) -> None:
    found = run(biased, liking=liking)
    assert found["letter_gap", ""].value == pytest.approx(liking / (1 + liking))
    assert found["diff_unclear", "ethnicity"].standing == standing
    if standing == "measured":
        assert found["diff_unclear", "ethnicity"].value == 1
