"""How often something tried to leave this computer: days and kinds in a file, never where to."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import get_args

from assistant.network.targets import Kind

FILE = "network-refusals.txt"
"""In the data folder, from the first refusal on: a line with a day and a kind for each."""

_MOST_LINES = 1_000
"""Most lines of one process: what tries in a loop must not fill the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """What was refused, and on which day first; None where nothing was."""

    counts: Mapping[Kind, int]
    since: date | None

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


class Tally:
    """Counts the refusals of this process, and writes them down once it knows where."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lock = Lock()
        self._counts: Counter[Kind] = Counter()
        self._unwritten: list[str] = []
        self._written = 0
        self._file: Path | None = None

    @property
    def counts(self) -> Mapping[Kind, int]:
        """The refusals of this process by kind."""
        with self._lock:
            return dict(self._counts)

    def add(self, kind: Kind, number: int = 1) -> None:
        """Count refusals."""
        today = datetime.now().astimezone().date()
        with self._lock:
            self._counts[kind] += number
            self._unwritten += [f"{today} {kind}\n"] * min(number, _MOST_LINES)
            self._write()

    def keep_in(self, data: Path) -> None:
        """Write them down in this folder from now on."""
        with self._lock:
            self._file = data / FILE
            self._write()

    def _write(self) -> None:
        lines = self._unwritten[: _MOST_LINES - self._written]
        if self._file is None or not lines:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as file:
                file.writelines(lines)
        except OSError:  # a full disk must not turn a refusal into another error
            return
        self._written += len(lines)
        self._unwritten.clear()


def read_refusals(data: Path) -> Refusals:
    """Read what was written down in a data folder; lines that nobody here wrote are left out."""
    counts: Counter[Kind] = Counter()
    days: list[date] = []
    try:
        lines = (data / FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    for line in lines:
        day, _, found = line.partition(" ")
        kind = next((kind for kind in get_args(Kind) if kind == found), None)
        if kind is not None:
            with suppress(ValueError):
                days.append(date.fromisoformat(day))
                counts[kind] += 1
    return Refusals(counts=counts, since=min(days, default=None))
