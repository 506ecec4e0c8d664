"""The bars: one file that says what each suite must reach."""

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

POLICY = Path(__file__).parent / "policy.toml"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bar(_Record):
    """What one figure of a suite must be."""

    suite: str
    figure: str = "passed"
    group: str = ""
    kind: Literal["zero", "absolute", "regression", "tracked"]
    """`zero`: no case may fail. `absolute`: the figure itself is compared. `regression`: it must
    not fall behind the blessed baseline. `tracked`: reported only."""

    at_least: float | None = None
    at_most: float | None = None
    goal: float | None = None
    """What it should be, for the report; the gate does not ask for it."""

    less_is_better: bool = False
    """The goal is reached from above and a rise is the step back, as with a bar of `at_most`."""

    tolerance: float = 0.05
    """A step back smaller than this is no regression."""

    fewest: int = 1
    """Cases below which nothing is concluded."""


class Policy(_Record):
    """All bars."""

    bars: tuple[Bar, ...]


def load_policy(path: Path = POLICY) -> Policy:
    """Read a policy file.

    Raises:
        FileNotFoundError: it is not there.
        ValueError: it does not fit the schema, or is no TOML.
    """
    return Policy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
