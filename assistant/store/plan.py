"""What a sync has to do: the folder's files beside the store's records of them."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from assistant.errors import QuarantineError
from assistant.library.scan import SourceFile
from assistant.store.files import FileRecord

Change = Literal["added", "changed", "reread", "held"]
"""A file never met before, one with other content, one that another recipe had read, or one that
was kept out and may have been released since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to read."""

    file: SourceFile
    stamp: str
    sha256: str
    """Of its bytes, and of those of the files that are read with it."""

    recipe: str
    """What reads it now, a trainer's decision on it included."""

    change: Change
    moved_from: str = ""
    """The source it had before, where the content is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file whose bytes could not be had."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The files of one sync, sorted by what is to be done."""

    tasks: tuple[Task, ...]
    touched: tuple[FileRecord, ...]
    """Records with a new stamp: only the time of change differs."""

    unchanged: tuple[FileRecord, ...]
    gone: tuple[str, ...]
    """Sources that are no longer there and were not renamed."""

    unreadable: tuple[Unreadable, ...]


def make_plan(
    files: Iterable[SourceFile],
    records: Mapping[str, FileRecord],
    *,
    recipe: str,
    decisions: Mapping[str, str] = MappingProxyType({}),
    present: Collection[str] = (),
) -> Plan:
    """Compare by size and time first, by content where these differ.

    Args:
        files: the files that can be read.
        records: what earlier syncs met, by source.
        recipe: what reads files now; those read by another recipe are read again, and so are
            those that were kept out.
        decisions: what trainers decided, by source; it counts as a part of the file's recipe.
        present: files and folders that are there, though they can't be read; what stands in
            such a folder is not gone.
    """
    files = list(files)
    results = [
        _compare(file, records.get(file.source), recipe + decisions.get(file.source, ""))
        for file in files
    ]
    seen = {file.source for file in files} | set(present)
    hidden = tuple(f"{source}/" for source in present)
    gone = [
        record
        for source, record in records.items()
        if source not in seen and not source.startswith(hidden)
    ]
    tasks = _with_renames([item for item in results if isinstance(item, Task)], gone)
    moved = {task.moved_from for task in tasks}
    known = [item for item in results if isinstance(item, FileRecord)]
    return Plan(
        tasks=tuple(tasks),
        touched=tuple(item for item in known if item != records[item.source]),
        unchanged=tuple(known),
        gone=tuple(record.source for record in gone if record.source not in moved),
        unreadable=tuple(item for item in results if isinstance(item, Unreadable)),
    )


def _compare(
    file: SourceFile, record: FileRecord | None, recipe: str
) -> Task | FileRecord | Unreadable:
    is_held = record is not None and isinstance(record.error, QuarantineError)
    try:
        stamp = _stamp(file)
        if record and not is_held and (record.stamp, record.recipe) == (stamp, recipe):
            return record
        sha256 = _content_hash(file)
    except OSError as error:
        return Unreadable(source=file.source, reason=error.strerror or type(error).__name__)
    if record and not is_held and (record.sha256, record.recipe) == (sha256, recipe):
        return replace(record, stamp=stamp)
    change: Change = "added"
    if record and record.sha256 == sha256:
        change = "held" if is_held else "reread"
    elif record:
        change = "changed"
    return Task(file=file, stamp=stamp, sha256=sha256, recipe=recipe, change=change)


def _with_renames(tasks: Sequence[Task], gone: Sequence[FileRecord]) -> list[Task]:
    """Match new files with the ones that are gone, by content; each gives its place once."""
    places = {record.sha256: record.source for record in reversed(gone)}
    return [
        replace(task, moved_from=places.pop(task.sha256, "")) if task.change == "added" else task
        for task in tasks
    ]


def _stamp(file: SourceFile) -> str:
    stamp = f"{file.size}:{file.mtime_ns}"
    for path in file.read_with:
        beside = path.stat()
        stamp += f":{beside.st_size}:{beside.st_mtime_ns}"
    return stamp


def _content_hash(file: SourceFile) -> str:
    parts = [_file_hash(path) for path in (file.path, *file.read_with)]
    return parts[0] if len(parts) == 1 else hashlib.sha256("".join(parts).encode()).hexdigest()


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
