"""What a change did, kept under `<data>/undo/` with the bytes that it replaced."""

import hashlib
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.curation.folder import put

KEPT = 20
"""Changes that can be undone; older ones are forgotten."""

_NAME = "change.json"
_FILES = "files"
_ENTRY = re.compile(r"(\d{8}T\d{12})-[a-z0-9-]+")
_STAMP = "%Y%m%dT%H%M%S%f"


class ChangedFile(BaseModel):
    """One file of a change."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    source: str
    """Path within the knowledge folder."""

    before: str | None
    """SHA-256 of what was there; None where there was no such file."""

    after: str | None
    """SHA-256 of what the change wrote; None where it removed the file."""


class ChangeRecord(BaseModel):
    """One change; the bytes that it replaced are beside it, by their SHA-256."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    label: str = Field(pattern=r"^[a-z0-9-]+$")
    """The command that made it."""

    folder: str
    """The knowledge folder."""

    made_at: datetime
    """When it was made, in UTC."""

    files: tuple[ChangedFile, ...] = Field(min_length=1)
    """Every file that it wrote or removed."""


def hash_of(data: bytes | None) -> str | None:
    """Return the SHA-256 of a file's bytes; None for no file."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def keep(record: ChangeRecord, replaced: list[bytes], undo_folder: Path) -> Path:
    """Write a record with the replaced bytes, all at once; return the folder they are in."""
    undo_folder.mkdir(parents=True, exist_ok=True)
    entry = _new_entry(undo_folder, record)
    unfinished = entry.with_name(f".{entry.name}")
    (unfinished / _FILES).mkdir(parents=True)
    try:
        for data in replaced:
            put(unfinished / _FILES / str(hash_of(data)), data)
        put(unfinished / _NAME, record.model_dump_json(indent=1).encode())
        unfinished.rename(entry)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return entry


def kept_bytes(entry: Path, sha256: str) -> bytes:
    """Return bytes that a change replaced.

    Raises:
        OSError: they are gone, or are no longer what they were.
    """
    data = (entry / _FILES / sha256).read_bytes()
    if hash_of(data) != sha256:
        raise OSError(f"{sha256} is damaged")
    return data


def changes_of(folder: Path, undo_folder: Path) -> list[tuple[Path, ChangeRecord]]:
    """Return the changes of a knowledge folder that can be undone, the last one first."""
    found = []
    for entry in _entries(undo_folder):
        try:
            record = ChangeRecord.model_validate_json((entry / _NAME).read_bytes())
        except (OSError, ValidationError):  # no change of ours, or one that can't be undone
            continue
        if record.folder == str(folder.resolve()):
            found.append((entry, record))
    return found


def forget(entry: Path) -> None:
    """Remove a change that was undone or is too old."""
    shutil.rmtree(entry, ignore_errors=True)


def forget_old(undo_folder: Path) -> None:
    """Remove all but the last `KEPT` entries of a folder."""
    for entry in _entries(undo_folder)[KEPT:]:
        forget(entry)


def _entries(undo_folder: Path) -> list[Path]:
    """Return the entries of a folder, the latest first."""
    found = undo_folder.glob("*") if undo_folder.is_dir() else ()
    return sorted((path for path in found if _ENTRY.fullmatch(path.name)), reverse=True)


def _new_entry(undo_folder: Path, record: ChangeRecord) -> Path:
    """Return a name that sorts after all earlier ones, whatever the clock says."""
    moment = record.made_at
    for latest in _entries(undo_folder)[:1]:
        stamp = latest.name.partition("-")[0]
        last = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        moment = max(moment, last + timedelta(microseconds=1))
    return undo_folder / f"{moment.strftime(_STAMP)}-{record.label}"
