import pytest

from evals.cases import Case
from evals.judgement import Judgement, Scored
from evals.statistics.values import gaps, mean_of, p95_of


def scored(family: str, variety: str, passed: bool | None, **values: float) -> Scored:
    case = Case.model_validate(
        {
            "id": f"{family}-{variety}",
            "language": "id",
            "variety": variety,
            "input": "?",
            "family": family,
        }
    )
    judgement = Judgement(passed=passed, why="", values=values)
    return Scored(case=case, reply=None, judgement=judgement)


def test_a_gap_is_taken_within_families() -> None:
    cases = [
        *(scored(f"f{n}", "formal", True) for n in range(10)),
        *(scored(f"f{n}", "everyday", n >= 4) for n in range(10)),
        scored("alone", "everyday", False),
        scored("unjudged", "formal", True),
        scored("unjudged", "everyday", None),
    ]
    (gap,) = gaps(cases, against="formal", within="pair")
    assert (gap.group, gap.families, gap.cases) == ("pair everyday", 10, 20)
    assert gap.value == pytest.approx(0.4)
    assert gap.low is not None and gap.low > 0
    assert gap.high is not None and gap.high < 1


def test_families_that_do_not_differ_are_no_certainty() -> None:
    cases = [scored(f"f{n}", name, True) for n in range(4) for name in ("formal", "english")]
    (gap,) = gaps(cases, against="formal")
    assert gap.value == 0
    assert gap.high == pytest.approx(0.49, abs=0.01)
    assert gap.low == pytest.approx(-0.49, abs=0.01)


def test_a_variety_without_partner_has_no_gap() -> None:
    assert gaps([scored("f", "everyday", True)], against="formal") == []


def test_a_mean_leaves_out_cases_without_the_value() -> None:
    cases = [scored("a", "formal", True, x=1.0), scored("b", "formal", True, x=0.5)]
    (mean,) = mean_of([*cases, scored("c", "formal", True)], "x", name="mean_x")
    assert (mean.name, mean.value, mean.cases) == ("mean_x", 0.75, 2)
    assert mean_of(cases, "y", name="mean_y") == []


def test_a_mean_of_equal_values_is_no_certainty() -> None:
    (mean,) = mean_of([scored(f"f{n}", "formal", True, x=1.0) for n in range(4)], "x", name="x")
    assert (mean.low, mean.high) == (pytest.approx(0.51, abs=0.01), 1.0)


def test_nineteen_of_twenty_stay_below() -> None:
    cases = [scored(f"f{n}", "formal", True, x=float(n)) for n in range(21)]
    (high,) = p95_of(cases, "x")
    assert (high.name, high.value) == ("x_p95", pytest.approx(19.0))
    assert p95_of(cases[:1], "x") == []
