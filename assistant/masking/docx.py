"""Word documents: the paragraphs of all parts, and a clean document with some of them changed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.errors import DocumentError
from assistant.masking.blocks import Block, Cell, Edit
from assistant.masking.docx_clean import clean
from assistant.masking.docx_package import Package, open_package, pack
from assistant.masking.docx_paragraph import edit_paragraph, text_of
from assistant.masking.docx_xml import W


def read_docx(data: bytes, *, max_characters: int) -> dict[str, Any]:
    """Return the paragraphs with their places in tables as plain values, and notes.

    Raises:
        DocumentError: there is no text, or too much.
    """
    package = open_package(data)
    notes = _clean(package)
    blocks = [[text_of(paragraph), *cell] for paragraph, cell in _paragraphs(package)]
    length = sum(len(str(block[0])) for block in blocks)
    if length > max_characters:
        raise DocumentError("documents.too_much_text", limit=str(max_characters))
    if not any(str(block[0]).strip() for block in blocks):
        raise DocumentError("documents.no_text")
    return {"blocks": blocks, "notes": sorted(notes)}


def blocks_of(made: dict[str, Any]) -> tuple[Block, ...]:
    """Make blocks of what `read_docx` returned."""
    return tuple(
        Block(text=text, cell=Cell(*cell) if cell else None) for text, *cell in made["blocks"]
    )


def write_docx(
    data: bytes, edits: Mapping[str, Sequence[Sequence[Any]]], *, max_characters: int
) -> bytes:
    """Return the document without what can hide in it, with the edits of each block by number."""
    package = open_package(data)
    _clean(package)
    for number, (paragraph, _) in enumerate(_paragraphs(package)):
        if str(number) in edits:
            edit_paragraph(paragraph, [Edit(*edit) for edit in edits[str(number)]])
    return pack(package)


def _clean(package: Package) -> set[str]:
    notes = set(package.notes)
    for root in package.bodies:
        notes |= clean(root)
    return notes


def _paragraphs(package: Package) -> Iterator[tuple[Any, tuple[int, ...]]]:
    """Yield each paragraph with its table, row and column, or an empty tuple."""
    tables: dict[Any, int] = {}
    for root in package.bodies:
        for paragraph in root.iter(f"{W}p"):
            cell = next(paragraph.iterancestors(f"{W}tc"), None)
            if cell is None:
                yield paragraph, ()
                continue
            row = next(cell.iterancestors(f"{W}tr"))
            table = next(row.iterancestors(f"{W}tbl"))
            number = tables.setdefault(table, len(tables))
            place = (
                number,
                sum(1 for _ in row.itersiblings(f"{W}tr", preceding=True)),
                sum(_span(one) for one in cell.itersiblings(f"{W}tc", preceding=True)),
            )
            yield paragraph, place


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    width = span.get(f"{W}val") if span is not None else None
    return int(width) if width and width.isdecimal() else 1
