"""The files of the knowledge folder with what they say of themselves; no document is converted."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.documents.decode import decode_text
from assistant.errors import DocumentError, UserError
from assistant.library.front_matter import (
    SIDECAR_SUFFIX,
    FrontMatter,
    parse_sidecar,
    read_front_matter,
    sidecar_of,
)
from assistant.library.scan import SourceFile, scan, unreadable

MARKDOWN = frozenset({".md", ".markdown"})
"""Endings of files that hold their front matter themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a file says of itself, and where it says so."""

    front_matter: FrontMatter | None
    in_sidecar: bool
    """Whether it stands in the file beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document's file."""

    file: SourceFile
    front_matter: FrontMatter | None
    """None where it has none, or a wrong one."""

    described_in: str
    """Source of the file that holds, or would hold, the front matter."""

    error: DocumentError | None = None
    """Why its front matter can't be read."""

    @property
    def source(self) -> str:
        """The document's path within the knowledge folder."""
        return self.file.source


def describe(path: Path, *, source: str) -> Description:
    """Read the front matter of a file, or that of its sidecar; its own one counts.

    Raises:
        DocumentError: it can't be read, or is wrong.
    """
    try:
        own = None
        if path.suffix.lower() in MARKDOWN:
            own, _ = read_front_matter(decode_text(path.read_bytes()).text, source=source)
        beside = sidecar_of(path)
        if own is None and beside.is_file():
            said = parse_sidecar(beside.read_bytes(), source=source + SIDECAR_SUFFIX)
            return Description(front_matter=said, in_sidecar=True)
    except OSError as error:
        raise unreadable(source, error) from error
    except DocumentError as error:
        raise DocumentError(error.key, **{"source": source, **error.values}) from error
    return Description(front_matter=own, in_sidecar=path.suffix.lower() not in MARKDOWN)


def read_entries(folder: Path) -> list[Entry]:
    """Read the front matter of every document of the folder, by source.

    Raises:
        DocumentError: the folder itself can't be read.
    """
    return [_entry(file) for file in scan(folder).files]


def entry_with_id(entries: Iterable[Entry], document_id: str) -> Entry:
    """Return the document with an id.

    Raises:
        UserError: no front matter holds it.
    """
    for entry in entries:
        if entry.front_matter is not None and entry.front_matter.id == document_id:
            return entry
    raise UserError("curation.no_such_document", id=document_id)


def _entry(file: SourceFile) -> Entry:
    try:
        said = describe(file.path, source=file.source)
    except DocumentError as error:
        return Entry(file=file, front_matter=None, described_in=file.source, error=error)
    beside = SIDECAR_SUFFIX if said.in_sidecar else ""
    return Entry(file=file, front_matter=said.front_matter, described_in=file.source + beside)
