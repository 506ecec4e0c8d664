"""Comparing two runs, or two groups, case by case."""

import random
from collections.abc import Callable, Hashable, Mapping, Sequence
from math import comb
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_T = TypeVar("_T")
_ROUNDS = 2_000
_ALL_SIGNS = 12
"""Differences up to which every combination of signs is tried."""

SURE = 0.05
"""p below which a difference is told as one."""


def mcnemar(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Return the exact two-sided p value of McNemar's test on paired outcomes (McNemar, 1947)."""
    better = sum(b and not a for a, b in zip(first, second, strict=True))
    worse = sum(a and not b for a, b in zip(first, second, strict=True))
    changed = better + worse
    if not changed:
        return 1.0
    tail = sum(comb(changed, k) for k in range(min(better, worse) + 1))
    return float(min(1.0, 2 * tail / 2**changed))


def bootstrap(
    items: Sequence[_T],
    family: Callable[[_T], Hashable],
    statistic: Callable[[Sequence[_T]], float],
    *,
    seed: int = 0,
    rounds: int = _ROUNDS,
) -> tuple[float, float]:
    """Return the 95 % percentile interval of a statistic, whole families drawn again and again.

    Raises:
        ValueError: there is nothing to draw from.
    """
    groups: dict[Hashable, list[_T]] = {}
    for item in items:
        groups.setdefault(family(item), []).append(item)
    drawn_from = list(groups.values())
    if not drawn_from:
        raise ValueError("a bootstrap of no families")
    chance = random.Random(seed)  # noqa: S311 - a resampling, not a secret
    values = sorted(
        statistic(
            [item for group in chance.choices(drawn_from, k=len(drawn_from)) for item in group]
        )
        for _ in range(rounds)
    )
    return values[int(0.025 * rounds)], values[min(int(0.975 * rounds), rounds - 1)]


def resampled(rows: Numbers, *, seed: int = 0, rounds: int = _ROUNDS) -> Numbers:
    """Return the sums of rows, one a family, drawn as often as there are, in each of `rounds`.

    What is made of these sums has its 95 % interval between `ends`.

    Args:
        rows: shape (families, columns).
        seed: of the drawing.
        rounds: how often.
    """
    families = len(rows)
    drawn = np.random.default_rng(seed).multinomial(
        families, np.full(families, 1 / families), size=rounds
    )
    return np.asarray(drawn @ rows, dtype=np.float64)


def ends(values: Numbers) -> tuple[float, float]:
    """Return the 95 % percentile interval of resampled values."""
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)


def sign_flip(differences: Sequence[float], *, seed: int = 0, rounds: int = 20_000) -> float:
    """Return the two-sided p value of the sign-flip test that paired differences are about zero.

    Exact up to twelve differences that are not zero, beyond that by `rounds` random flips, where
    the smallest p is 1 / (rounds + 1).
    """
    values = np.array([value for value in differences if value], dtype=float)
    if not len(values):
        return 1.0
    observed = abs(values.sum()) - 1e-9
    if len(values) <= _ALL_SIGNS:
        bits = np.arange(2 ** len(values))[:, None] >> np.arange(len(values)) & 1
        return float(np.mean(np.abs((2 * bits - 1) @ values) >= observed))
    flips = np.random.default_rng(seed).choice((-1.0, 1.0), size=(rounds, len(values)))
    return float((np.sum(np.abs(flips @ values) >= observed) + 1) / (rounds + 1))


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Return p values corrected for their number (Holm, 1979)."""
    corrected: dict[str, float] = {}
    running = 0.0
    for place, (name, p) in enumerate(sorted(p_values.items(), key=lambda item: item[1])):
        running = max(running, min(1.0, (len(p_values) - place) * p))
        corrected[name] = running
    return corrected
