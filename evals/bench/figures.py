"""What a bench finds: values with their spread, and ratios taken pair by pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from pydantic import ConfigDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that was measured several times, also as it is written."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    """Its words are `bench.figure.<name>`."""

    way: str
    """Which way of answering it is of; empty for what has but one. Its words:
    `bench.way.<way>`. Of a generated library it is the number of its chunks."""

    unit: str
    """`s`, `tokens/s`, `x` (a ratio), `MB`, `texts` or `share`."""

    values: tuple[float, ...]
    """As measured, in order."""

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def quartiles(self) -> tuple[float, float]:
        """The middle half lies between these."""
        low, _, high = self._cut(4)
        return low, high

    @property
    def p95(self) -> float:
        """Nineteen of twenty lie below; of fewer than twenty values, it is about the largest."""
        return self._cut(20)[-1]

    def _cut(self, parts: int) -> list[float]:
        if len(self.values) == 1:
            return [self.values[0]] * (parts - 1)
        return quantiles(self.values, n=parts, method="inclusive")


def ratio(name: str, way: str, above: Sequence[float], below: Sequence[float]) -> Figure:
    """Return how many times larger `above` is than `below`, pair by pair."""
    pairs = zip(above, below, strict=True)
    return Figure(name=name, way=way, unit="x", values=tuple(one / other for one, other in pairs))
