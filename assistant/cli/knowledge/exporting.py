"""The steps of `pandu knowledge export`: choose, read, pack, sign."""

from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking.gate import Gate
from assistant.checking.rules.hidden import HIDDEN
from assistant.cli.console import interface_language
from assistant.cli.knowledge.changes import limits_of, today
from assistant.cli.sync_bar import SyncBar
from assistant.curation.inventory import Entry, read_entries
from assistant.documents import convert
from assistant.errors import DocumentError
from assistant.library.curation import load_curation
from assistant.packs.collecting import Published, collect
from assistant.packs.keys import PublicKey, make_own_key
from assistant.packs.writing import SUFFIX, write_pack
from assistant.store.report import Clock

if TYPE_CHECKING:
    from assistant.packs.manifest import Manifest
    from assistant.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What became of the documents."""

    path: Path
    manifest: "Manifest"
    documents: int
    internal: Sequence[str]
    """Sources of documents in the pack that not everybody may read."""

    refused: Sequence[DocumentError]
    """Why documents are not in the pack; each error names its source."""

    key: PublicKey
    """Signed the pack."""


def export_pack(
    settings: "Settings",
    target: Path,
    *,
    title: str,
    publisher: str,
    shelves: Collection[str],
    languages: Collection[str],
    quiet: bool,
) -> Exported:
    """Pack the published documents of the knowledge folder.

    Args:
        settings: which folder and key.
        target: the pack, or a folder to put it in.
        title: what the pack holds.
        publisher: the organisation that makes it.
        shelves: only these; all where empty.
        languages: only these; all where empty.
        quiet: show no bar.

    Raises:
        PackError: there is nothing to pack, a name can't travel, or it can't be written.
        DocumentError: the folder, the decisions, the contacts or the glossary can't be read.
    """
    folder = settings.paths.knowledge
    entries = read_entries(folder)
    chosen = [entry for entry in entries if entry.error or _is_wanted(entry, shelves, languages)]
    published, refused = _read(settings, chosen, quiet=quiet)
    if languages:  # of a document without front matter, it is known only now
        published = [one for one in published if one.document.language in languages]
    files = collect(folder, published, taken=[entry.source for entry in entries])
    key = make_own_key(settings.paths.data)
    path = _place(target)
    manifest = write_pack(
        path, files, key=key, title=title, publisher=publisher, created_on=today()
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


def _is_wanted(entry: Entry, shelves: Collection[str], languages: Collection[str]) -> bool:
    said = entry.front_matter
    if said is None:
        return not shelves
    return (
        said.status == "published"
        and (not shelves or said.shelf in shelves)
        and (not languages or said.language in languages)
    )


def _read(
    settings: "Settings", entries: Sequence[Entry], *, quiet: bool
) -> tuple[list[Published], list[DocumentError]]:
    """Read documents through the gate, as a sync does; one that steers a model is refused."""
    limits = limits_of(settings)
    curation = partial(load_curation, settings.paths.knowledge)
    curation()  # nothing is packed while it is unknown what was decided
    gate = Gate(
        partial(convert, limits=limits, fallback_language=settings.ui.language),
        limits=limits,
        curation=curation,
        rules=HIDDEN,
    )
    published: list[Published] = []
    refused: list[DocumentError] = []
    with nullcontext() if quiet else SyncBar(interface_language()) as bar:
        clock = Clock(bar)
        clock.start("reading", total=len(entries))
        for entry in entries:
            try:
                document = gate(entry.file.path, source=entry.source)
                published.append(Published(document=document, front_matter=entry.front_matter))
            except DocumentError as error:
                refused.append(error)
            clock.advance()
    return published, refused


def _place(target: Path) -> Path:
    """Return the pack's path; its ending is always ours, so that no other file is written over."""
    if target.is_dir():
        return target / f"pandu-{today().isoformat()}{SUFFIX}"
    if target.suffix.lower() == SUFFIX:
        return target
    return target.with_name(target.name + SUFFIX)
