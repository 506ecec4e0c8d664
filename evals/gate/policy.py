"""The bars: one file that says what each suite must reach."""

import tomllib
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from evals.suites import load_suites

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

    tolerance: float = Field(default=0.05, ge=0)
    """A step back smaller than this is no regression."""

    ratio: float | None = Field(default=None, gt=0)
    """In place of `tolerance`, the part of what it was before: 0.5 for half as much again."""

    same_machine: bool = False
    """Compare only with a baseline of the same kind of computer, as for times."""

    fewest: int = Field(default=1, ge=1)
    """Cases below which nothing is concluded, but for a case that fails where none may."""

    @model_validator(mode="after")
    def _has_ends(self) -> Self:
        ends = (self.at_least, self.at_most)
        if self.kind == "absolute" and ends == (None, None):
            raise ValueError(f"{self.suite} {self.figure}: absolute without at_least or at_most")
        if self.kind != "absolute" and ends != (None, None):
            raise ValueError(
                f"{self.suite} {self.figure}: {self.kind} takes no at_least or at_most"
            )
        return self


class Policy(_Record):
    """All bars."""

    bars: tuple[Bar, ...] = Field(min_length=1)


def load_policy(path: Path = POLICY) -> Policy:
    """Read a policy file.

    Raises:
        FileNotFoundError: it is not there.
        ValueError: it does not fit the schema, is no TOML, or names a suite that there is none of.
    """
    policy = Policy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    known = {suite.id for suite in load_suites()}
    if unknown := sorted({bar.suite for bar in policy.bars} - known):
        raise ValueError(f"no suite is called {', '.join(unknown)}")
    return policy
