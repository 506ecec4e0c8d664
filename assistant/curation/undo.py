"""Bring the knowledge folder back to what it was before the last change."""

from dataclasses import dataclass
from pathlib import Path

from assistant.curation.folder import place_within, put, read_if_there
from assistant.curation.record import (
    ChangeRecord,
    changes_of,
    forget,
    forget_old,
    hash_of,
    kept_bytes,
)
from assistant.errors import UserError

_REPLACED = "replaced"
"""Folder, beside the changes, of what `force` wrote over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What undoing a change did."""

    record: ChangeRecord
    set_aside: Path | None
    """Where files are kept that had been changed since; None where there were none."""


def undo_last(folder: Path, undo_folder: Path, *, force: bool = False) -> Undone:
    """Undo the last change of a knowledge folder.

    Interrupted, it goes on where it was: a file that is as before already is left alone.

    Args:
        folder: the knowledge folder.
        undo_folder: where changes are kept.
        force: undo it although files were changed since; they are set aside, not lost.

    Raises:
        UserError: there is no change, a file was changed since, or the folder can't be written.
    """
    changes = changes_of(folder, undo_folder)
    if not changes:
        raise UserError("curation.nothing_to_undo")
    entry, record = changes[0]
    current = {
        file.source: read_if_there(place_within(folder, file.source)) for file in record.files
    }
    since = [
        file.source
        for file in record.files
        if hash_of(current[file.source]) not in (file.before, file.after)
    ]
    if since and not force:
        raise UserError("curation.changed_since", sources=", ".join(since), label=record.label)
    try:
        aside = _set_aside({name: current[name] for name in since}, undo_folder, entry.name)
        for file in record.files:
            before = None if file.before is None else kept_bytes(entry, file.before)
            if before != current[file.source]:
                put(place_within(folder, file.source), before)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError("curation.unwritable", reason=reason) from error
    forget(entry)
    return Undone(record=record, set_aside=aside)


def _set_aside(files: dict[str, bytes | None], undo_folder: Path, name: str) -> Path | None:
    there = {source: data for source, data in files.items() if data is not None}
    if not there:
        return None
    aside = undo_folder / _REPLACED / name
    for source, data in there.items():
        put(aside / source, data)
    forget_old(undo_folder / _REPLACED)
    return aside
