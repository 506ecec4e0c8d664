"""Figures from numbers, where the median alone would mislead: means, high quantiles, gaps."""

from collections.abc import Mapping, Sequence
from statistics import mean, quantiles

import numpy as np

from assistant.paired import bootstrap
from evals.judgement import Scored
from evals.statistics.estimate import Estimate
from evals.statistics.paired import ends, resampled
from evals.statistics.shares import wilson


def mean_of(scored: Sequence[Scored], value: str, *, name: str, group: str = "") -> list[Estimate]:
    """Return the mean of a value over all cases that have it, with its interval by families."""
    having = [one for one in scored if value in one.judgement.values]
    if not having:
        return []

    def average(chosen: Sequence[Scored]) -> float:
        return mean(one.judgement.values[value] for one in chosen)

    low, high = bootstrap(having, lambda one: one.case.family, average)
    return [
        Estimate(
            name=name,
            value=average(having),
            low=low,
            high=high,
            cases=len(having),
            families=len({one.case.family for one in having}),
            group=group,
        )
    ]


def p95_of(scored: Sequence[Scored], value: str) -> list[Estimate]:
    """Return the value that nineteen of twenty cases stay below; needs two cases."""
    numbers = [one.judgement.values[value] for one in scored if value in one.judgement.values]
    if len(numbers) < 2:
        return []
    high = quantiles(numbers, n=20, method="inclusive")[-1]
    return [Estimate(name=f"{value}_p95", value=high, cases=len(numbers))]


def gaps(scored: Sequence[Scored], *, against: str, within: str = "") -> list[Estimate]:
    """Return how much less often each variety passes than `against` does, family by family.

    Only families that have both count; above 0 means that the variety does worse. `within` names
    the part of the cases that they are of, for the group.
    """
    outcomes: dict[str, dict[str, bool]] = {}
    for one in scored:
        if one.judgement.passed is not None:
            outcomes.setdefault(one.case.family, {})[one.case.variety] = one.judgement.passed
    found = []
    for variety in sorted({name for one in outcomes.values() for name in one} - {against}):
        pairs = {
            family: float(one[against]) - float(one[variety])
            for family, one in outcomes.items()
            if against in one and variety in one
        }
        if not pairs:
            continue
        value, low, high = family_mean(pairs)
        found.append(
            Estimate(
                name="gap",
                value=value,
                low=low,
                high=high,
                cases=2 * len(pairs),
                families=len(pairs),
                group=f"{within} {variety}".strip(),
            )
        )
    return found


def family_mean(differences: Mapping[str, float]) -> tuple[float, float, float]:
    """Return the mean of differences of shares, one a family, with its 95 % interval.

    Raises:
        ValueError: there are none.
    """
    rows = np.array(list(differences.values()), dtype=np.float64)[:, None]
    low, high = ends(resampled(rows)[:, 0] / len(rows))
    value = float(rows.mean())
    if low == high:  # no two families differ, which a bootstrap takes for certainty
        unseen = wilson(0, len(differences))[1]
        low, high = max(-1.0, value - unseen), min(1.0, value + unseen)
    return value, low, high
