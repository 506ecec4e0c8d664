"""Text of a PDF page that is there for programs and not for eyes."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, TextStringObject

from assistant.documents.concealed.colour import is_faint
from assistant.documents.concealed.concealed import Concealed, Kind
from assistant.documents.concealed.matrix import multiply, transform
from assistant.documents.concealed.pdf_drawing import Drawing

_LEAST_POINTS = 3.0  # height of letters that are not read any more
_LEAST_ALPHA = 0.05
_MARGIN = 2.0  # points that text may stand outside the page
_WIDTH = 0.5  # usual width of a letter, in sizes of the font

_INVISIBLE = 3
_FILLED = (0, 4)
_SHOWING = (b"Tj", b"TJ", b"'", b'"')
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class _Piece:
    kind: Kind
    words: list[str] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    """Where invisible letters stand."""


def hidden_text(page: Any, number: int) -> Iterator[Concealed]:
    """Yield the text of a page that a reader does not see.

    Invisible letters over a picture are a scan's own text (OCR) and no fault. Invisible characters
    are not looked for: `clean` takes them out of every PDF's text.
    """
    watcher = _Watcher(page)
    page.extract_text(
        visitor_operand_before=watcher.before,
        visitor_operand_after=watcher.after,
        visitor_text=watcher.take,
    )
    pictures = [area for area in watcher.drawing.areas if area.is_picture]
    for piece in watcher.pieces:
        scanned = piece.points and all(
            any(picture.holds(point) for picture in pictures) for point in piece.points
        )
        words = " ".join("".join(piece.words).split())
        if _WORD.search(words) and not scanned:
            yield Concealed(kind=piece.kind, text=words, page=number)


class _Watcher:
    """Lets pypdf extract the hidden text alone: what can be seen is taken out before it is read."""

    def __init__(self, page: Any) -> None:
        self.drawing = Drawing(page)
        self.pieces: list[_Piece] = []
        self._box = [float(one) for one in page.cropbox]
        self._open: _Piece | None = None

    def before(self, operator: bytes, operands: list[Any], cm: Any, tm: Any) -> None:
        """Follow an operator; empty the text that can be seen."""
        self.drawing.follow(operator, operands)
        if operator not in _SHOWING or not operands:
            return
        length = _length(operands[-1])
        size = self.drawing.state.size
        kind, point = self._judge(length)
        self.drawing.advance(_WIDTH * length * size)
        if kind is None:
            operands[-1] = ArrayObject() if operator == b"TJ" else TextStringObject("")
            return
        if self._open is None or self._open.kind != kind:
            self._open = _Piece(kind)
            self.pieces.append(self._open)
        if self.drawing.state.mode == _INVISIBLE:
            self._open.points.append(point)

    def after(self, operator: bytes, operands: Any, cm: Any, tm: Any) -> None:
        """Follow the end of an operator."""
        self.drawing.leave(operator)

    def take(self, text: str, *_: Any) -> None:
        """Take text that was not emptied, so hidden text."""
        if self._open is not None and text.strip():
            self._open.words.append(f"{text} ")

    def _judge(self, length: int) -> tuple[Kind | None, tuple[float, float]]:
        drawing, state = self.drawing, self.drawing.state
        matrix = multiply(drawing.text_matrix, state.matrix)
        width = _WIDTH * length * state.size
        point = transform(matrix, min(width, state.size) / 2, state.size / 3)
        if self._is_outside(transform(matrix, 0, 0), transform(matrix, width, state.size)):
            return "off_page", point
        if state.mode == _INVISIBLE or state.alpha < _LEAST_ALPHA:
            return "invisible_style", point
        if abs(state.size) * math.hypot(*matrix[2:4]) < _LEAST_POINTS and not drawing.is_type3():
            return "tiny_text", point
        if state.mode in _FILLED and state.fill is not None:
            ground = drawing.ground(point)
            if ground is not None and is_faint(state.fill, ground):
                return "white_text", point
        return None, point

    def _is_outside(self, *corners: tuple[float, float]) -> bool:
        left, bottom, right, top = self._box
        across, up = [corner[0] for corner in corners], [corner[1] for corner in corners]
        return (
            max(across) < left - _MARGIN
            or min(across) > right + _MARGIN
            or max(up) < bottom - _MARGIN
            or min(up) > top + _MARGIN
        )


def _length(shown: Any) -> int:
    """Count the letters of a text operand, roughly: those of two bytes count twice."""
    if isinstance(shown, list):
        return sum(len(one) for one in shown if isinstance(one, str | bytes))
    return len(shown) if isinstance(shown, str | bytes) else 0
