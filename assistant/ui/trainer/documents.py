"""The documents of the library, and reading one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.curation.folder import place_within
from assistant.curation.states import Listed
from assistant.documents import convert
from assistant.types import Chunk, Document, Locator
from assistant.ui.head import head_of
from assistant.ui.trainer.desk import Desk, Filter, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.overview import Overview
from assistant.workbench import Workbench

_PART = 20_000  # characters on one screen, as in the source panel: about ten pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a document's text."""

    locator: Locator | None
    """The place that its section names; None for text that is not searched."""

    text: str


def choose(_desk: Desk, visit: Visit, fields: Fields) -> None:
    """List only the documents that the form names."""
    visit.chosen = Filter(
        shelf=fields.one("shelf"), language=fields.one("language"), state=fields.one("state")
    )
    visit.reading = ""


def read(_desk: Desk, visit: Visit, fields: Fields) -> None:
    """Open a document, or one part of a long one."""
    visit.reading = fields.one("value")
    visit.part = fields.number("part")
    visit.marked = ""


def leave(_desk: Desk, visit: Visit, _fields: Fields) -> None:
    """Go back to the list."""
    visit.reading = ""


def chosen(listed: Sequence[Listed], wanted: Filter) -> list[Listed]:
    """Return the documents that a filter lets through."""
    return [
        one
        for one in listed
        if wanted.shelf in ("", one.shelf)
        and wanted.language in ("", one.language)
        and wanted.state in ("", one.state)
    ]


def find_listed(overview: Overview, source: str) -> Listed | None:
    """Return what a sync met of a file; None where it has not met it."""
    return next((one for one in overview.listed if one.source == source), None)


def open_document(bench: Workbench, source: str, listed: Listed | None) -> Document:
    """Return a document as answers are made from it, or as it is in its file.

    Raises:
        UserError: the path leaves the folder.
        DocumentError: the file can't be read.
    """
    if listed is not None and listed.state == "published" and listed.id is not None:
        try:
            return bench.store.document(listed.id)
        except KeyError:  # it has another id by now; its file tells
            pass
    path = place_within(bench.folder, source)
    return convert(path, source=source, limits=bench.limits, fallback_language=bench.language)


def parts_of(document: Document) -> list[list[Piece]]:
    """Cut a document's text, below its front matter, into parts that are shown one at a time."""
    parts: list[list[Piece]] = [[]]
    room = _PART
    for piece in _pieces(document):
        for start in range(0, len(piece.text), _PART):
            text = piece.text[start : start + _PART]
            if len(text) > room and parts[-1]:
                parts.append([])
                room = _PART
            parts[-1].append(replace(piece, text=text))
            room -= len(text)
    return parts


def chunks_of(document: Document, number: int, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return those of a document's chunks that begin in one of its parts."""
    lengths = [sum(len(piece.text) for piece in part) for part in parts_of(document)]
    end = len(head_of(document)) + sum(lengths[: number + 1])
    start = end - lengths[number] if number else 0
    return [chunk for chunk in chunks if start <= chunk.start < end]


def _pieces(document: Document) -> Iterator[Piece]:
    """Yield the sections, and between them what belongs to none, such as headings."""
    position = len(head_of(document))
    for section in document.sections:
        yield Piece(locator=None, text=document.text[position : section.start])
        yield Piece(locator=section.locator, text=document.text[section.start : section.end])
        position = section.end
    yield Piece(locator=None, text=document.text[position:])
