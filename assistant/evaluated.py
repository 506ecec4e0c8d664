"""What the last test of the running model and library found, as `pandu eval` left it.

Each run leaves a small file `overview.json`; the gate's word stands in it, so that the page, the
report and the exit code say the same.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

OVERVIEW = "overview.json"

Grade = Literal["red", "amber", "partly", "green", "grey", "few", "unknown"]
"""A bar is missed; all are held, but a goal is not reached; held as far as measured; held; for
information; too few cases to judge; not measured."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AreaOverview(_Record):
    """One area: its grade, and how many of its cases went as they must."""

    name: str
    grade: Grade
    passed: int
    cases: int


class Overview(_Record):
    """One run in short."""

    run: str
    """Its name: the moment at which it began, in UTC, `YYYYMMDDTHHMMSSZ`."""

    tier: str
    verdict: Literal["passed", "failed", "incomplete"]
    is_partial: bool = False
    """Whether suites of its tier were left out."""

    versions: Mapping[str, str]
    areas: tuple[AreaOverview, ...]


def latest_overview(runs: Path, *, generator: str, index: str) -> Overview | None:
    """Return the newest complete run of a model and of documents; None where there is none.

    Args:
        runs: the folder of all runs.
        generator: id of the model.
        index: fingerprint of the documents.
    """
    for path in sorted(runs.glob(f"*/{OVERVIEW}"), reverse=True):
        try:
            found = Overview.model_validate_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        is_of_these = _holds(found, "generator", generator) and _holds(found, "index", index)
        if found.verdict != "incomplete" and is_of_these:
            return found
    return None


def _holds(overview: Overview, name: str, version: str) -> bool:
    """Whether a run used a version; suites with planted documents add others to the list."""
    return version in overview.versions.get(name, "").split(", ")
