"""Comparing two groups case by case; how two runs are compared is in `assistant.paired`."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.paired import SURE, holm
from evals.statistics.shares import wilson

Numbers = NDArray[np.float64]

_ROUNDS = 2_000
_FLIPS = 20_000
_POINT = 1e-9
_ALL_SIGNS = 12
"""Differences up to which every combination of signs is tried."""


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


def widened(
    value: float,
    interval: tuple[float, float],
    families: int,
    *,
    least: float = -1.0,
    most: float = 1.0,
) -> tuple[float, float]:
    """Return an interval of a mean that is no point only because all families went alike.

    A bootstrap takes that for certainty. As many families as may be of another kind unseen
    (Wilson) are taken to lie at either end of what a family can be.
    """
    low, high = interval
    if high - low > _POINT:
        return low, high
    unseen = wilson(0, families)[1]
    return value - unseen * (value - least), value + unseen * (most - value)


def least_p(families: int) -> float:
    """Return the least two-sided p that a sign test of so many families can reach: all alike."""
    return min(1.0, 2 * 0.5**families)


def can_alarm(families: Mapping[str, int]) -> dict[str, bool]:
    """Say of each of several sign-flip tests whether it could be below .05 after Holm at all.

    `families` are how many differences each has. A test that could not has nothing to say where
    it is silent.
    """
    least = {
        name: max(least_p(count), 1 / (_FLIPS + 1) if count > _ALL_SIGNS else 0.0)
        for name, count in families.items()
    }
    return {name: p < SURE for name, p in holm(least).items()}


def sign_flip(differences: Sequence[float], *, seed: int = 0, rounds: int = _FLIPS) -> float:
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
