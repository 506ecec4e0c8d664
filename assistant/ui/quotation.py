"""Shows a document's text exactly as it is, with one span of it marked.

The text stays text: a line that looks like a heading or a table row only gets a class, and
Markdown's signs are shown paler, so that what is read is what the document says, character for
character.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.sentences import BLACKED
from assistant.types import Document
from assistant.ui.markup import Markup, join, tag

_WHOLE = 20_000  # characters: documents up to this length are shown whole, about ten pages
_AROUND = 6_000  # characters shown on either side of the quote in longer ones

_Kind = Literal["heading", "row", "item", "plain"]

_HEADING = re.compile(r"#{1,6}\s")  # Markdown heading
_ROW = re.compile(r"\s*\|")  # Markdown table row
_BLACKED = re.compile(rf"{BLACKED}+\.?")
_BAR = 8 * BLACKED  # of one length, which tells nothing of what it stands for
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s")  # bullet or numbered list item
_SIGNS = {
    "heading": re.compile(r"^#{1,6}|\*\*"),
    "row": re.compile(r"\||:?-{3,}:?|\*\*"),  # cell borders and the rule below a table's head
    "item": re.compile(r"\*\*"),
    "plain": re.compile(r"\*\*"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of a document's text that is shown around a quote; offsets in characters."""

    start: int
    end: int


def window(text: str, start: int, end: int) -> Window:
    """Choose the part of `text` to show around `start:end`, cut at line breaks."""
    if len(text) <= _WHOLE:
        return Window(start=0, end=len(text))
    first = max(0, start - _AROUND)
    last = min(len(text), end + _AROUND)
    if first > 0:
        line = text.find("\n", first, start)
        first = line + 1 if line >= 0 else first
    if last < len(text):
        line = text.rfind("\n", end, last)
        last = line if line >= 0 else last
    return Window(start=first, end=last)


def marked(
    document: Document, start: int, end: int, *, within: Window | None = None, id: str = "quoted"
) -> Markup:
    """Render the text around `start:end`, or `within` a part of it, that span in one `<mark>`."""
    shown = within or window(document.text, start, end)
    return join(
        [
            _lines(document.text, shown.start, start),
            tag("mark", _lines(document.text, start, end), id=id),
            _lines(document.text, end, shown.end),
        ]
    )


def exact_text(text: str, shown: Window | None = None) -> Markup:
    """Render a quote, or a part of a text, line by line, unchanged."""
    return _lines(text, shown.start, shown.end) if shown else _lines(text, 0, len(text))


def _lines(text: str, start: int, end: int) -> Markup:
    spans: list[str] = []
    position = start
    while position < end:
        line_end = text.find("\n", position)
        stop = end if line_end < 0 else min(line_end + 1, end)
        piece = text[position:stop]
        line_start = text.rfind("\n", 0, position) + 1
        kind = _kind(text[line_start : line_start + 80])
        inner = _faded(piece, kind)
        spans.append(inner if kind == "plain" else tag("span", inner, class_=kind))
        position = stop
    return join(spans)


def _faded(piece: str, kind: _Kind) -> Markup:
    """Put the signs of Markdown into elements of their own, to be shown paler, not left out."""
    parts: list[str] = []
    position = 0
    for sign in _SIGNS[kind].finditer(piece):
        parts += [barred(piece[position : sign.start()]), tag("span", sign.group(), class_="sign")]
        position = sign.end()
    return join([*parts, barred(piece[position:])])


def barred(piece: str) -> Markup:
    """Put a bar in the place of what must not be shown."""
    parts: list[str] = []
    position = 0
    for run in _BLACKED.finditer(piece):
        parts += [piece[position : run.start()], tag("span", _BAR, class_="blacked")]
        position = run.end()
    return join([*parts, piece[position:]])


def _kind(line: str) -> _Kind:
    if _HEADING.match(line):
        return "heading"
    if _ROW.match(line):
        return "row"
    return "item" if _ITEM.match(line) else "plain"
