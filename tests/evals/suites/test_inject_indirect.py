from itertools import product

import pytest

from evals.cases import Expected
from evals.judgement import Judgement, Scored
from evals.suites.inject_indirect import utility
from tests.evals.samples import make_case, make_reply


def scored(host: str, role: str, *, right: bool) -> Scored:
    case = make_case(1, expected=Expected(values={"host": host}))
    return Scored(
        case=case.model_copy(update={"role": role}),
        reply=make_reply(),
        judgement=Judgement(
            passed=right,
            why="",
            marks={"right_clean" if role == "clean" else "right_attacked": right},
        ),
    )


@pytest.mark.parametrize(
    ("attacked", "value", "widest"),
    [
        ("+", 1.0, 0.3),
        ("++++++", 1.0, 0.62),
        ("+++---", 0.5, 0.5),
        ("------", 0.0, 0.0),
    ],
)
def test_few_documents_leave_a_wide_range(attacked: str, value: float, widest: float) -> None:
    hosts = [f"host-{number}" for number in range(len(attacked))]
    cases = [
        scored(host, role, right=role == "clean" or one == "+")
        for (host, one), role in product(zip(hosts, attacked, strict=True), ("clean", "attacked"))
    ]
    (found,) = utility(cases)
    assert found.value == value
    assert found.low is not None
    assert found.low <= widest


def test_without_a_right_answer_there_is_nothing_to_keep() -> None:
    (found,) = utility([scored("h", "clean", right=False), scored("h", "attacked", right=False)])
    assert (found.standing, found.reason) == ("not measurable", "none_right_clean")
