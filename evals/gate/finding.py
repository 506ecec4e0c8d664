"""What one bar says of a run."""

from dataclasses import dataclass
from typing import Literal

from evals.gate.policy import Bar
from evals.statistics.estimate import Estimate

Outcome = Literal["pass", "fail", "incomplete", "not measured", "tracked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one bar says of a run."""

    bar: Bar
    outcome: Outcome
    figure: Estimate | None
    reason: str
    """Key below `evals.gate.reason`."""

    change: float | None = None
    """Difference to the baseline, where there is one."""

    interval: tuple[float, float] | None = None
    failed: tuple[str, ...] = ()
    """Ids of cases that failed where none may, or of those that were lost."""
