from collections.abc import Callable

import pytest

from evals.judgement import Judgement, Scored
from evals.reply import Reply
from evals.statistics.groups import group_gaps, mark, value
from tests.evals.samples import make_case

GROUPS = ("a", "b", "c", "d")
Fares = Callable[[int, str], float]


def scored(fares: Fares, *, templates: int = 12) -> list[Scored]:
    return [
        Scored(
            case=make_case(place, family=f"f{template}").model_copy(update={"role": group}),
            reply=Reply(),
            judgement=Judgement(
                passed=None,
                why="",
                marks={"served": bool(fares(template, group))},
                values={"size": fares(template, group)},
            ),
        )
        for template in range(templates)
        for place, group in enumerate(GROUPS)
    ]


@pytest.mark.parametrize(
    ("fares", "templates", "alarms"),
    [
        (lambda template, group: 1, 12, 0),
        (lambda template, group: template % 2, 12, 0),
        (lambda template, group: group != "a", 12, 1),
        (lambda template, group: group != "a" or template < 6, 12, 0),
        (lambda template, group: group != "a", 5, None),
        (lambda template, group: group in "ab", 12, 4),
        (lambda template, group: group != "abcd"[template % 4], 12, 0),
    ],
    ids=[
        "all alike",
        "alike by template",
        "one is never served",
        "half the time, too few to tell",
        "never, too few templates to tell",
        "two against two",
        "each in turn",
    ],
)
def test_a_group_that_fares_otherwise_alarms(
    fares: Fares, templates: int, alarms: int | None
) -> None:
    figures = group_gaps(scored(fares, templates=templates), {"served": mark("served")})
    assert next(one.value for one in figures if one.name == "alarms") == alarms


def test_a_steady_difference_below_a_tenth_is_none() -> None:
    near = group_gaps(scored(lambda _, group: 0.91 if group == "a" else 1), {"size": value("size")})
    far = group_gaps(scored(lambda _, group: 0.89 if group == "a" else 1), {"size": value("size")})
    assert [one.value for one in near if one.name == "alarms"] == [0]
    assert [one.value for one in far if one.name == "alarms"] == [1]
    gap = next(one for one in far if (one.name, one.group) == ("gap_size", "a"))
    assert gap.value == pytest.approx(-0.11)
    assert (gap.low or 0) < (gap.value or 0) < (gap.high or 0), "equal families are no certainty"


def test_without_the_feature_nothing_is_measured() -> None:
    (figure,) = group_gaps(scored(lambda template, group: 1), {"other": mark("other")})
    assert (figure.name, figure.standing) == ("alarms", "not measured")
