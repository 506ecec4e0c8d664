import pytest

from evals.table import share, table


@pytest.mark.parametrize(
    ("hits", "expected"),
    [
        ([], "–"),
        ([True] * 10, "100 % (72–100) of 10"),
        ([False] * 10, "0 % (0–28) of 10"),
        ([True] * 8 + [False] * 2, "80 % (49–94) of 10"),
    ],
)
def test_share_has_the_wilson_interval(hits: list[bool], expected: str) -> None:
    assert share(hits) == expected


def test_columns_are_aligned() -> None:
    assert table(["a", "bb"], [["ccc", "d"]]) == "a    bb\n---  --\nccc  d"
