"""Comparing two groups case by case; how two runs are compared is in `assistant.paired`."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_ROUNDS = 2_000
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


def least_p(families: int) -> float:
    """Return the least two-sided p that a sign test of so many families can reach: all alike."""
    return min(1.0, 2 * 0.5**families)


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
