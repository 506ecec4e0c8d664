"""What a sync says while it runs and when it is done."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from assistant.errors import DocumentError

Stage = Literal["scanning", "reading", "embedding", "indexing"]
"""Looking for files, converting them, making vectors, filling the dense index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a stage has come."""

    stage: Stage
    done: int
    """Files when reading, chunks when embedding."""

    total: int
    """May grow: files are read some hundreds at a time."""

    seconds: float
    """Since the stage began."""

    @property
    def remaining_seconds(self) -> float | None:
        """Time left at the present pace; None before the first is done."""
        if not self.done:
            return None
        return self.seconds / self.done * (self.total - self.done)


ProgressCallback = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """A file that has a new name and the same content."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read."""

    source: str
    error: DocumentError
    kept: bool
    """Whether the version read before is still searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a trainer should know of a document that was read."""

    source: str
    key: str
    """A `documents.*` string."""


@dataclass(slots=True, kw_only=True)
class SyncReport:
    """What a sync found and did, by source. Filled as it runs."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    renamed: list[Rename] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unpublished: list[str] = field(default_factory=list)
    """Drafts and retired documents: read, and not searched."""

    ignored: list[str] = field(default_factory=list)
    """Files that are no documents, such as spreadsheets."""

    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    embedded: int = 0
    """Chunks whose vectors were made now."""

    reused: int = 0
    """Chunks of files read now whose vectors were there already."""

    seconds: float = 0.0

    def fail(self, source: str, error: DocumentError, *, kept: bool) -> None:
        """Add a file that could not be read."""
        self.failed.append(Failure(source=source, error=error, kept=kept))


class Clock:
    """Tells a callback how far each stage has come."""

    def __init__(self, callback: ProgressCallback | None) -> None:
        self._callback = callback
        self._created = time.monotonic()
        self.start("scanning", total=0)

    def start(self, stage: Stage, *, total: int) -> None:
        """Begin a stage."""
        self._stage: Stage = stage
        self._total = total
        self._done = 0
        self._began = time.monotonic()
        self.advance(0)

    def total_seconds(self) -> float:
        """Return the time since the clock was made."""
        return time.monotonic() - self._created

    def advance(self, count: int = 1) -> None:
        """Report that so much more of the stage is done."""
        self._done += count
        if self._callback is not None:
            seconds = time.monotonic() - self._began
            self._callback(
                Progress(stage=self._stage, done=self._done, total=self._total, seconds=seconds)
            )
