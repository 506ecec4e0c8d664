"""Figures from numbers, where the median alone would mislead: means, high quantiles, gaps."""

from collections.abc import Mapping, Sequence
from statistics import mean, quantiles

import numpy as np

from assistant.paired import bootstrap
from evals.judgement import Scored
from evals.statistics.estimate import Estimate
from evals.statistics.paired import ends, resampled, widened


def mean_of(scored: Sequence[Scored], value: str, *, name: str, group: str = "") -> list[Estimate]:
    """Return the mean of a value over all cases that have it, with its interval by families.

    The value lies between 0 and 1.
    """
    having = [one for one in scored if value in one.judgement.values]
    if not having:
        return []

    def average(chosen: Sequence[Scored]) -> float:
        return mean(one.judgement.values[value] for one in chosen)

    mean_of_all, families = average(having), len({one.case.family for one in having})
    drawn = bootstrap(having, lambda one: one.case.family, average)
    low, high = widened(mean_of_all, drawn, families, least=0.0)
    return [
        Estimate(
            name=name,
            value=mean_of_all,
            low=low,
            high=high,
            cases=len(having),
            families=families,
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
    value = float(rows.mean())
    drawn = ends(resampled(rows)[:, 0] / len(rows))
    return value, *widened(value, drawn, len(rows))
