"""A figure with its range, and what may be said of it."""

from dataclasses import dataclass
from typing import Literal

Standing = Literal["measured", "not measurable", "not measured"]
"""Whether a figure says something: a bias score of a model that guesses does not, and one whose
scorer was not checked against people is not taken at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One figure of a suite."""

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
