"""The blessed baseline: a run that somebody declared to be what later ones must not fall behind.

Copies of summaries in a folder, numbered and named by the state that they are of; the last one
counts. Nothing is blessed by itself, so a baseline never drifts.
"""

import re
from pathlib import Path

from assistant.errors import UserError
from assistant.files import replace_text
from evals.gate.gate import Ruling
from evals.running.summary import Summary

_NAMED = ("generator", "prompt", "index")


class Baselines:
    """All baselines of a folder, the last of which is in force."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made with the first baseline."""
        self._folder = folder

    def current(self) -> Summary | None:
        """Return the baseline in force; None where nothing was blessed.

        Raises:
            UserError: it can't be read.
        """
        paths = self._paths()
        if not paths:
            return None
        try:
            return Summary.model_validate_json(paths[-1].read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UserError("evals.damaged_baseline", path=paths[-1]) from error

    def bless(self, summary: Summary, ruling: Ruling, *, anyway: bool = False) -> str:
        """Put a run in force and return the name it is kept under.

        Args:
            summary: the run.
            ruling: what the gate says of it by itself.
            anyway: also where it is incomplete, lost cases, was made without a model, or breaks a
                bar that allows no failure.

        Raises:
            UserError: it is one of these, and `anyway` was not said.
        """
        if not anyway:
            _refuse(summary, ruling)
        paths = self._paths()
        number = int(paths[-1].name.split(" ")[0]) + 1 if paths else 1
        name = f"{number:04} {name_of(summary)}"
        self._folder.mkdir(parents=True, exist_ok=True)
        replace_text(self._folder / f"{name}.json", summary.model_dump_json(indent=1))
        return name

    def undo(self) -> str | None:
        """Take the last blessing back and return its name; None where there is none."""
        paths = self._paths()
        if not paths:
            return None
        paths[-1].unlink()
        return paths[-1].stem

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob("[0-9]* *.json"))


def _refuse(summary: Summary, ruling: Ruling) -> None:
    if summary.tier == "ci":
        raise UserError("evals.bless_without_models", run=summary.run)
    if any(one.outcome == "incomplete" for one in ruling.findings):
        raise UserError("evals.bless_incomplete", run=summary.run)
    for reason, key in (("zero_broken", "evals.bless_broken"), ("lost", "evals.bless_lost")):
        if suites := [one.bar.suite for one in ruling.findings if one.reason == reason]:
            raise UserError(key, run=summary.run, suites=", ".join(dict.fromkeys(suites)))


def name_of(summary: Summary) -> str:
    """Return the name of the state that a run was made in: its model, prompt and documents."""
    parts = [summary.versions.get(name, "") for name in _NAMED]
    told = " ".join([*filter(None, parts), summary.tier])
    return re.sub(r"[^\w.@-]+", " ", told)[:120].strip()
