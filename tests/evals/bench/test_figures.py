import pytest

from evals.bench.figures import Figure, ratio


def figure(*values: float) -> Figure:
    return Figure(name="first_token", way="ours", unit="s", values=values)


@pytest.mark.parametrize(
    ("values", "median", "quartiles", "p95"),
    [
        ((2.0,), 2.0, (2.0, 2.0), 2.0),
        ((3.0, 1.0), 2.0, (1.5, 2.5), 2.9),
        (tuple(map(float, range(1, 22))), 11.0, (6.0, 16.0), 20.0),
    ],
)
def test_what_is_said_of_values(
    values: tuple[float, ...], median: float, quartiles: tuple[float, float], p95: float
) -> None:
    found = figure(*values)
    assert (found.median, found.quartiles) == (median, quartiles)
    assert found.p95 == pytest.approx(p95)


def test_a_ratio_is_taken_pair_by_pair() -> None:
    assert ratio("sooner", "plain", [10.0, 30.0], [1.0, 2.0]).values == (10.0, 15.0)
    with pytest.raises(ValueError, match="zip"):
        ratio("sooner", "plain", [1.0], [1.0, 2.0])
