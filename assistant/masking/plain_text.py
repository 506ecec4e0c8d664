"""Plain text and Markdown: one block a line, written back in the file's own way."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.documents.decode import decode_text
from assistant.errors import DocumentError
from assistant.masking.blocks import Block, Cell, Edit, edited

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_LONGEST = 4_000  # characters of a block; a longer line is parted at a blank
_PIECE = re.compile(rf".{{1,{_LONGEST}}}(?:\s+|\Z)|.{{1,{_LONGEST}}}", re.DOTALL)
_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """A text in blocks that give it back when they are put together."""

    blocks: tuple[Block, ...]
    has_bom: bool = False
    notes: tuple[str, ...] = ()
    """Keys below `masking.notes`: what was done that a person has to know."""


def parse_text(text: str) -> PlainText:
    """Part a text into blocks; a line of a Markdown table into its cells."""
    return PlainText(blocks=tuple(_blocks(text)))


def read_text(data: bytes, *, max_characters: int) -> PlainText:
    """Decode a text file.

    Raises:
        DocumentError: it is no text, or too much of it.
    """
    decoded = decode_text(data)
    if len(decoded.text) > max_characters:
        raise DocumentError("documents.too_much_text", limit=str(max_characters))
    return PlainText(
        blocks=tuple(_blocks(decoded.text)),
        has_bom=data.startswith(b"\xef\xbb\xbf"),
        notes=("encoding_guessed",) if decoded.guessed else (),
    )


def masked_text(read: PlainText, edits: Mapping[int, Sequence[Edit]]) -> str:
    """Put the text together again, with the edits."""
    return "".join(edited(block.text, edits.get(i, ())) for i, block in enumerate(read.blocks))


def write_text(read: PlainText, edits: Mapping[int, Sequence[Edit]]) -> bytes:
    """Return the masked text as UTF-8, with a mark in front where the file had one."""
    return masked_text(read, edits).encode("utf-8-sig" if read.has_bom else "utf-8")


def _blocks(text: str) -> Iterator[Block]:
    lines = [match[0] for match in _LINE.finditer(text)]
    table, row = -1, -1
    for index, line in enumerate(lines):
        follows = lines[index + 1] if index + 1 < len(lines) else ""
        if row < 0 and "|" in line and "|" in follows and _RULE.fullmatch(follows):
            table, row = table + 1, 0
        elif row >= 0 and "|" not in line:
            row = -1
        if row < 0:
            for piece in _PIECE.finditer(line):
                yield Block(text=piece[0], joiner="")
            continue
        for column, part in enumerate(re.findall(r"\|[^|]*|[^|]+", line)):
            # The bar before a cell is a block of its own, so that a cell is nothing but its words.
            if part.startswith("|"):
                yield Block(text="|", joiner="")
                part = part[1:]
            if part:
                place = column - (not line.lstrip().startswith("|")) + 1
                yield Block(text=part, joiner="", cell=Cell(table, row, place))
        row += 1
