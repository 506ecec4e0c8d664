"""Trainers' decisions on quarantined files and on chunks, through `curation.yaml`."""

from datetime import date
from pathlib import Path

from pydantic import ValidationError

from assistant.curation.changeset import Changeset
from assistant.errors import DocumentError, UserError
from assistant.library.curation import (
    CURATION_FILE,
    ChunkMark,
    Curation,
    Release,
    curation_text,
    load_curation,
)

QUARANTINED = "check.quarantined"
"""Key of the error with which a sync keeps a file out until it is released."""


def release(changeset: Changeset, source: str, *, sha256: str, reason: str, on: date) -> None:
    """Record that this content of a file may be used.

    Raises:
        UserError: the reason is too short to tell anybody anything, or too long.
        DocumentError: the file of decisions is damaged.
    """
    try:
        said = Release(source=source, sha256=sha256, reason=reason.strip(), released_on=on)
    except ValidationError as error:
        raise UserError("curation.bad_reason") from error
    _save(changeset, load_curation(changeset.folder).with_release(said))


def withdraw_release(changeset: Changeset, source: str) -> None:
    """Take the release of a file back.

    Raises:
        UserError: the file was not released.
        DocumentError: the file of decisions is damaged.
    """
    curation = load_curation(changeset.folder)
    without = curation.without_release(source)
    if without == curation:
        raise UserError("curation.not_released", source=source)
    _save(changeset, without)


def released_files(folder: Path) -> set[tuple[str, str]]:
    """Return source and hash of every released file; none where the decisions are damaged."""
    try:
        return {(one.source, one.sha256) for one in load_curation(folder).releases}
    except DocumentError:
        return set()


def mark_of(curation: Curation, chunk_id: str) -> ChunkMark | None:
    """Return what was decided on a chunk."""
    return next((mark for mark in curation.chunks if mark.id == chunk_id), None)


def mark_chunk(
    changeset: Changeset,
    chunk_id: str,
    *,
    disabled: bool | None = None,
    note: str | None = None,
    on: date,
) -> ChunkMark:
    """Change what was decided on a chunk; None leaves that part as it is.

    Raises:
        UserError: the note is too long.
        DocumentError: the file of decisions is damaged.
    """
    curation = load_curation(changeset.folder)
    before = mark_of(curation, chunk_id) or ChunkMark(id=chunk_id, marked_on=on)
    try:
        mark = ChunkMark(
            id=chunk_id,
            disabled=before.disabled if disabled is None else disabled,
            note=before.note if note is None else note.strip(),
            marked_on=on,
        )
    except ValidationError as error:
        raise UserError("curation.bad_note") from error
    _save(changeset, curation.with_mark(mark))
    return mark


def _save(changeset: Changeset, curation: Curation) -> None:
    changeset.write(CURATION_FILE, curation_text(curation).encode())
