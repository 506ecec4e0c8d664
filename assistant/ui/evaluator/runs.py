"""The runs that `pandu eval` left, read from their files: this program never imports the other.

Of a run's `summary.json` only what the page shows is read; questions and answers stay in the file.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.evaluated import OVERVIEW, Overview
from assistant.strings import LANGUAGES
from assistant.types import Language

_SUMMARY = "summary.json"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)  # the file holds much more


class CaseRecord(_Part):
    """One case: whether it passed; None where that could not be said."""

    id: str
    family: str = ""
    """Cases of one family are variants of each other, and have one voice together."""

    passed: bool | None
    input: str = ""
    """The question; empty where a run keeps no texts."""


class SuiteRecord(_Part):
    """One suite of a run."""

    id: str
    cases: tuple[CaseRecord, ...] = ()


class Run(_Part):
    """What the page tells of a run beside its overview."""

    run: str
    state: Literal["running", "done", "stopped"]
    left_out: Mapping[str, str] = {}
    """Suites that were not asked, and why: a key below `report.unmeasured`."""

    suites: tuple[SuiteRecord, ...] = ()

    @property
    def cases(self) -> int:
        """How many cases it asked."""
        return sum(len(suite.cases) for suite in self.suites)


class Runs:
    """The folder of all runs; names that were sent are looked up in it, never followed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def overviews(self) -> list[Overview]:
        """Return every run in short, the newest first; what can't be read is left out."""
        found = (self.overview(name) for name in self._names())
        return [one for one in found if one is not None]

    def overview(self, name: str) -> Overview | None:
        """Return a run in short; None where there is none."""
        text = self._text(name, OVERVIEW)
        try:
            found = Overview.model_validate_json(text) if text is not None else None
        except ValidationError:
            return None
        return found if found is not None and found.run == name else None

    def run(self, name: str) -> Run | None:
        """Return a run; None where there is none, or it can't be read."""
        text = self._text(name, _SUMMARY)
        try:
            return Run.model_validate_json(text) if text is not None else None
        except ValidationError:
            return None

    def report(self, name: str, language: str) -> str | None:
        """Return the report of a run as HTML; None where none was written."""
        return self._text(name, _report(language)) if language in LANGUAGES else None

    def report_languages(self, name: str) -> list[Language]:
        """Return the languages in which a run has its report."""
        return [one for one in LANGUAGES if (self._folder / name / _report(one)).is_file()]

    def _names(self) -> list[str]:
        if not self._folder.is_dir():
            return []
        names = (one.name for one in self._folder.iterdir() if one.is_dir())
        return sorted((name for name in names if _NAME.fullmatch(name)), reverse=True)

    def _text(self, name: str, file: str) -> str | None:
        if name not in self._names():
            return None
        try:
            return (self._folder / name / file).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None


def _report(language: str) -> str:
    return f"report.{language}.html"
