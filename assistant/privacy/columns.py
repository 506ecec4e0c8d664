"""Tables in running text: lines of cells with the same mark between them, below a header."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files

_MARKS = (";", "|", "\t", ",")
_LINE = re.compile(r"[^\n]+")
_WORDS = 5
"""A line with a cell of more words than this is a sentence with commas and no header."""

_WORD = re.compile(r"[^\W\d_]+")

Span = tuple[int, int]


def cells_below(text: str, heads: Callable[[Sequence[str]], bool]) -> Iterator[Span]:
    """Yield the spans of the cells below a cell whose words, in lower case, `heads` accepts."""
    column: tuple[str, int] | None = None
    for line in _LINE.finditer(text):
        mark = _mark_of(line[0], column)
        if mark is None:
            column = None
            continue
        numbered = any(character.isdigit() for character in line[0])
        if numbered and not column:
            continue
        cells = _cells(line[0], mark)
        header = None if numbered else _head_of(line[0], cells, heads)
        if header is not None:
            column = (mark, header)
        elif column and column[0] == mark and column[1] < len(cells):
            start, end = cells[column[1]]
            yield line.start() + start, line.start() + end


@cache
def header_phrases(kind: str) -> frozenset[str]:
    """Return what heads columns of a kind of personal data; none for kinds without."""
    phrases = (" ".join(phrase.split()) for phrase in _data().get(kind, "").split(";"))
    return frozenset(phrase for phrase in phrases if phrase)


@cache
def _data() -> dict[str, str]:
    resource = files("assistant.privacy") / "columns.toml"
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def _head_of(
    line: str, cells: Sequence[Span], heads: Callable[[Sequence[str]], bool]
) -> int | None:
    """Return the number of the column that `heads` accepts, if the line is a header."""
    if len(cells) < 2 or any(line.count(" ", start, end) >= _WORDS for start, end in cells):
        return None
    for place, (start, end) in enumerate(cells):
        words = _WORD.findall(line[start:end].lower())
        if words and heads(words):
            return place
    return None


def _mark_of(line: str, column: tuple[str, int] | None) -> str | None:
    if column and column[0] in line:
        return column[0]
    return next((mark for mark in _MARKS if mark in line), None) if not column else None


def _cells(line: str, mark: str) -> list[Span]:
    cells = []
    position = 0
    for cell in line.split(mark):
        bare = cell.strip(" \"'*\r")
        start = position + (cell.find(bare) if bare else 0)
        cells.append((start, start + len(bare)))
        position += len(cell) + len(mark)
    return cells
