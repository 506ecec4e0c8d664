"""How sure a difference is between two runs that asked the same cases."""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Literal, TypeVar

_T = TypeVar("_T")
_ROUNDS = 2_000

SURE = 0.05
"""p below which a difference is told as one."""

Verdict = Literal["worse", "unclear", "better", "same"]
"""`better` and `worse` need an interval that leaves out zero and p < `SURE`; `unclear` means that
cases flipped, but no more than chance may flip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One case in two runs."""

    id: str
    family: str
    """Cases of one family are variants of each other, and have one voice together."""

    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How sure it is that the shares that passed differ."""

    low: float
    high: float
    """95 % interval of the difference, whole families drawn."""

    p: float
    """Exact McNemar over families by their balance; whoever tells of several corrects it."""


def certainty(pairs: Sequence[Pair]) -> Certainty:
    """Weigh the pairs of one suite.

    Raises:
        ValueError: there are none.
    """
    balances: dict[str, float] = {}
    for pair in pairs:
        balances[pair.family] = balances.get(pair.family, 0.0) + pair.after - pair.before
    sizes = Counter(pair.family for pair in pairs)

    def difference(families: Sequence[str]) -> float:
        return sum(balances[one] for one in families) / sum(sizes[one] for one in families)

    low, high = bootstrap(list(balances), str, difference)
    fell, rose = ([sign * one > 0 for one in balances.values()] for sign in (-1, 1))
    return Certainty(low=low, high=high, p=mcnemar(fell, rose))


def verdict_of(low: float, high: float, p: float, *, has_flipped: bool) -> Verdict:
    """Say which way a suite went, where that is more than chance."""
    if not has_flipped:
        return "same"
    if p < SURE and low > 0:
        return "better"
    return "worse" if p < SURE and high < 0 else "unclear"


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
