import pytest

from assistant.paired import bootstrap, holm, mcnemar


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [(0, 0, 1.0), (5, 5, 1.0), (0, 5, 0.0625), (0, 6, 0.03125), (1, 9, 0.0215), (9, 1, 0.0215)],
)
def test_mcnemar_is_exact(better: int, worse: int, p: float) -> None:
    first = [False] * better + [True] * worse + [True] * 7
    second = [True] * better + [False] * worse + [True] * 7
    assert mcnemar(first, second) == pytest.approx(p, abs=0.001)


def mean(values: object) -> float:
    numbers = list(values)  # type: ignore[call-overload]
    return float(sum(numbers) / len(numbers))


def test_the_bootstrap_draws_families() -> None:
    values = [0.0] * 10 + [1.0] * 10
    alone = bootstrap(
        list(enumerate(values)), lambda item: item[0], lambda d: mean(v for _, v in d)
    )
    together = bootstrap(
        list(enumerate(values)), lambda item: item[0] // 10, lambda d: mean(v for _, v in d)
    )
    assert 0.2 < alone[0] < 0.4 and 0.6 < alone[1] < 0.8
    assert together == (0.0, 1.0)


def test_the_bootstrap_repeats() -> None:
    items = list(range(30))
    first = bootstrap(items, lambda item: item, mean, seed=1)
    assert first == bootstrap(items, lambda item: item, mean, seed=1)
    assert first != bootstrap(items, lambda item: item, mean, seed=2)


def test_nothing_can_not_be_drawn_from() -> None:
    with pytest.raises(ValueError, match="no families"):
        bootstrap([], lambda item: item, mean)


def test_holm_corrects_for_the_number_of_tests() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx(
        {"a": 0.03, "c": 0.06, "b": 0.06}
    )
    assert holm({"a": 0.9, "b": 0.8}) == {"a": 1.0, "b": 1.0}
