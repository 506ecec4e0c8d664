"""The share of cases that went right, with an interval that holds at 0 and at 100 %."""

import math
from collections.abc import Hashable, Sequence

Z = 1.959964
"""Standard normal quantile of a two-sided 95 % interval."""


def wilson(hits: float, count: float) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson, 1927); 0 and 1 where there are no cases.

    `count` may be an effective number of cases, smaller than the real one.
    """
    if count <= 0:
        return 0.0, 1.0
    share = hits / count
    centre = (share + Z**2 / (2 * count)) / (1 + Z**2 / count)
    spread = share * (1 - share) / count + Z**2 / (4 * count**2)
    half = Z * math.sqrt(spread) / (1 + Z**2 / count)
    return max(0.0, centre - half), min(1.0, centre + half)


def clustered_share(
    hits: Sequence[bool], families: Sequence[Hashable]
) -> tuple[float, float, float]:
    """Return a share and its 95 % interval, families being what was drawn.

    Wilson's interval for the effective number of cases n / d, where the design effect d compares
    the variance between families with that of independent cases (Kish, 1965; Miller, "Adding
    Error Bars to Evals", 2024). d is at least 1; where every case went alike, each family counts
    once. Of a single family that went both ways nothing is known of others: 0 to 1.

    Raises:
        ValueError: there are no cases.
    """
    count = len(hits)
    if not count:
        raise ValueError("a share of no cases")
    share = sum(hits) / count
    sums: dict[Hashable, float] = {}
    for hit, family in zip(hits, families, strict=True):
        sums[family] = sums.get(family, 0.0) + (hit - share)
    if len(sums) == 1 and 0 < share < 1:
        return share, 0.0, 1.0
    independent = count * share * (1 - share)
    if independent == 0:
        effective = float(len(sums))
    else:
        effect = max(1.0, sum(value**2 for value in sums.values()) / independent)
        effective = count / effect
    low, high = wilson(share * effective, effective)
    return share, low, high
