"""Every file of the knowledge folder that a sync has met, with what became of it."""

import json
from dataclasses import dataclass
from typing import Any, Literal

from assistant.errors import DocumentError, QuarantineError
from assistant.store.database import Database

FileState = Literal["indexed", "unpublished", "failed"]
"""What became of a file: its document is searched, it is a draft or retired, or it failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """A file as last read."""

    source: str
    stamp: str
    """Size and time of change, the sidecar's too: equal stamps mean an unchanged file."""

    sha256: str
    recipe: str
    """What read it; another recipe reads it again."""

    state: FileState
    error: DocumentError | None = None
    """Why it failed. A document read from it before may still be there."""


def all_files(database: Database) -> dict[str, FileRecord]:
    """Return the files met so far, by source."""
    sql = "SELECT source, stamp, sha256, recipe, state, error FROM files"
    return {row[0]: _read(row) for row in database.rows(sql)}


def record_file(database: Database, file: FileRecord) -> None:
    """Write one file's record in the place of an earlier one."""
    error = None
    if file.error is not None:
        error = json.dumps({"key": file.error.key, "values": file.error.values}, default=str)
    database.run(
        "INSERT OR REPLACE INTO files (source, stamp, sha256, recipe, state, error)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (file.source, file.stamp, file.sha256, file.recipe, file.state, error),
    )


def _read(row: tuple[Any, ...]) -> FileRecord:
    source, stamp, sha256, recipe, state, error = row
    return FileRecord(
        source=source,
        stamp=stamp,
        sha256=sha256,
        recipe=recipe,
        state=state,
        error=_read_error(json.loads(error)) if error else None,
    )


def _read_error(found: dict[str, Any]) -> DocumentError:
    kind = QuarantineError if found["key"] == QuarantineError.KEY else DocumentError
    return kind(found["key"], **found["values"])
