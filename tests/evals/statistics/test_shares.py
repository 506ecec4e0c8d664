import pytest

from evals.statistics.shares import clustered_share, wilson


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        (0, 20, 0.0, 0.161),
        (20, 20, 0.839, 1.0),
        (0, 60, 0.0, 0.060),
        (15, 20, 0.531, 0.888),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_is_honest_at_the_ends(hits: int, count: int, low: float, high: float) -> None:
    assert wilson(hits, count) == pytest.approx((low, high), abs=0.001)


def test_independent_families_give_wilsons_interval() -> None:
    hits = [True] * 15 + [False] * 5
    share, low, high = clustered_share(hits, range(20))
    assert (share, low, high) == pytest.approx((0.75, *wilson(15, 20)))


def test_families_that_go_alike_count_once() -> None:
    hits = [True] * 15 + [False] * 5
    families = [number // 5 for number in range(20)]  # four families of five, each all alike
    share, low, high = clustered_share(hits, families)
    assert share == 0.75
    assert (low, high) == pytest.approx(wilson(3, 4))


def test_where_all_passed_each_family_counts_once() -> None:
    assert clustered_share([True] * 20, [0] * 20)[1] == pytest.approx(wilson(1, 1)[0])


def test_one_family_that_went_both_ways_says_nothing_of_others() -> None:
    assert clustered_share([True] * 15 + [False] * 5, [0] * 20) == (0.75, 0.0, 1.0)


def test_no_cases_is_no_share() -> None:
    with pytest.raises(ValueError, match="no cases"):
        clustered_share([], [])
