"""The pieces of text that a file is made of, in the order in which they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """Where a block stands in a table of the text; all counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a line or a cell."""

    text: str
    joiner: str = "\n"
    """What separates it from the next block when both are read together."""

    cell: Cell | None = None


class Edit(NamedTuple):
    """A stretch of a block and what takes its place."""

    start: int
    end: int
    replacement: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits, which are in order and don't overlap."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += (text[position : edit.start], edit.replacement)
        position = edit.end
    return "".join((*parts, text[position:]))


def joined(blocks: Sequence[Block]) -> tuple[str, list[int]]:
    """Return the blocks as one text, and the offset in it at which each of them begins."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for block in blocks:
        starts.append(length)
        parts += (block.text, block.joiner)
        length += len(block.text) + len(block.joiner)
    return "".join(parts), starts
