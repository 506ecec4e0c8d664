"""The steps of an export: choose, read, pack, sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from assistant.checking.gate import Gate
from assistant.checking.rules.hidden import HIDDEN
from assistant.curation.inventory import Entry, read_entries
from assistant.documents import Limits, convert
from assistant.errors import DocumentError
from assistant.library.curation import load_curation
from assistant.packs.collecting import Published, collect
from assistant.packs.keys import PublicKey, make_own_key
from assistant.packs.manifest import Manifest
from assistant.packs.writing import SUFFIX, write_pack
from assistant.store.report import Clock, ProgressCallback
from assistant.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a pack is to hold, and what it says of itself."""

    title: str
    publisher: str = ""
    """The organisation that makes it."""

    shelves: frozenset[str] = frozenset()
    """Only these; all where empty."""

    languages: frozenset[str] = frozenset()
    """Only these; all where empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What became of the documents."""

    path: Path
    manifest: Manifest
    documents: int
    internal: Sequence[str]
    """Sources of documents in the pack that not everybody may read."""

    refused: Sequence[DocumentError]
    """Why documents are not in the pack; each error names its source."""

    key: PublicKey
    """Signed the pack."""


def export_pack(
    target: Path,
    wanted: Wanted,
    *,
    folder: Path,
    key_folder: Path,
    limits: Limits,
    fallback_language: Language,
    today: date,
    progress: ProgressCallback | None = None,
) -> Exported:
    """Pack the published documents of a knowledge folder.

    Args:
        target: the pack, or a folder to put it in.
        wanted: which documents, and what the pack says of itself.
        folder: the knowledge folder.
        key_folder: where this computer's key is, or is made.
        limits: what reading a file may take.
        fallback_language: of a document that does not tell its own.
        today: the day.
        progress: called with every document that was read.

    Raises:
        PackError: there is nothing to pack, a name can't travel, or it can't be written.
        DocumentError: the folder, the decisions, the contacts or the glossary can't be read.
    """
    entries = read_entries(folder)
    chosen = [entry for entry in entries if entry.error or _is_wanted(entry, wanted)]
    curation = partial(load_curation, folder)
    curation()  # nothing is packed while it is unknown what was decided
    gate = Gate(
        partial(convert, limits=limits, fallback_language=fallback_language),
        limits=limits,
        curation=curation,
        rules=HIDDEN,
    )
    published, refused = _read(gate, chosen, Clock(progress))
    if wanted.languages:  # of a document without front matter, it is known only now
        published = [one for one in published if one.document.language in wanted.languages]
    files = collect(folder, published, taken=[entry.source for entry in entries])
    key = make_own_key(key_folder)
    path = _place(target, today)
    manifest = write_pack(
        path, files, key=key, title=wanted.title, publisher=wanted.publisher, created_on=today
    )
    return Exported(
        path=path,
        manifest=manifest,
        documents=len(published),
        internal=[
            one.document.source
            for one in published
            if one.front_matter and one.front_matter.sensitivity == "internal"
        ],
        refused=refused,
        key=key.public,
    )


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    said = entry.front_matter
    if said is None:
        return not wanted.shelves
    return (
        said.status == "published"
        and (not wanted.shelves or said.shelf in wanted.shelves)
        and (not wanted.languages or said.language in wanted.languages)
    )


def _read(
    gate: Gate, entries: Sequence[Entry], clock: Clock
) -> tuple[list[Published], list[DocumentError]]:
    """Read documents through the gate, as a sync does; one that steers a model is refused."""
    published: list[Published] = []
    refused: list[DocumentError] = []
    clock.start("reading", total=len(entries))
    for entry in entries:
        try:
            document = gate(entry.file.path, source=entry.source)
            published.append(Published(document=document, front_matter=entry.front_matter))
        except DocumentError as error:
            refused.append(error)
        clock.advance()
    return published, refused


def _place(target: Path, today: date) -> Path:
    """Return the pack's path; its ending is always ours, so that no other file is written over."""
    if target.is_dir():
        return target / f"pandu-{today.isoformat()}{SUFFIX}"
    if target.suffix.lower() == SUFFIX:
        return target
    return target.with_name(target.name + SUFFIX)
