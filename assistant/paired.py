"""How sure a difference is between two runs that asked the same cases."""

import random
from collections.abc import Callable, Hashable, Mapping, Sequence
from math import comb
from typing import TypeVar

_T = TypeVar("_T")
_ROUNDS = 2_000

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


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Return p values corrected for their number (Holm, 1979)."""
    corrected: dict[str, float] = {}
    running = 0.0
    for place, (name, p) in enumerate(sorted(p_values.items(), key=lambda item: item[1])):
        running = max(running, min(1.0, (len(p_values) - place) * p))
        corrected[name] = running
    return corrected
