"""A figure with its range, and what may be said of it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict

from evals.statistics.shares import clustered_share

Standing = Literal["measured", "not measurable", "not measured"]
"""Whether a figure says something: a bias score of a model that guesses does not, and one whose
scorer was not checked against people is not taken at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One figure of a suite, also as it is written and read."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    """Such as `passed`; its words are `evals.measure.<name>`."""

    value: float | None
    """None where nothing was measured."""

    low: float | None = None
    high: float | None = None
    """The 95 % interval."""

    cases: int = 0
    families: int = 0
    group: str = ""
    """The part of the cases that it is of; empty for all."""

    standing: Standing = "measured"
    reason: str = ""
    """Why it is not measured or not measurable."""


def share_estimate(
    name: str, hits: Sequence[tuple[bool, Hashable]], *, group: str = ""
) -> Estimate:
    """Return the share of hits with its interval, each hit given with its family.

    Without any it is not measured.
    """
    if not hits:
        return Estimate(
            name=name, value=None, group=group, standing="not measured", reason="no_cases"
        )
    families = [family for _, family in hits]
    value, low, high = clustered_share([hit for hit, _ in hits], families)
    return Estimate(
        name=name,
        value=value,
        low=low,
        high=high,
        cases=len(hits),
        families=len(set(families)),
        group=group,
    )
