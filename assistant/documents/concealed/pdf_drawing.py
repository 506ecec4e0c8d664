"""Follow the drawing of a PDF page: colours, text matrices, and what lies behind the text.

Operators and their meaning: ISO 32000-2, annex A.
"""

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.documents.concealed.area import Area, around
from assistant.documents.concealed.colour import BLACK, WHITE, Colour
from assistant.documents.concealed.matrix import IDENTITY, Matrix, multiply, to_matrix, transform
from assistant.documents.concealed.pdf_colour import colour_of

_MOST_AREAS = 5_000  # areas kept of a page, the last ones
_OPAQUE = 0.5  # areas more transparent than this are taken for none


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What `q` saves and `Q` restores."""

    matrix: Matrix = IDENTITY
    fill: Colour | None = BLACK
    space: str = "/DeviceGray"
    alpha: float = 1.0
    mode: int = 0
    font: str = ""
    size: float = 0.0
    leading: float = 0.0


class Drawing:
    """The state of a page while its operators are followed one by one."""

    def __init__(self, page: Any) -> None:
        self.state = State()
        self.areas: deque[Area] = deque(maxlen=_MOST_AREAS)
        self.text_matrix = self._line_matrix = IDENTITY
        self._saved: list[State] = []
        self._forms: list[tuple[State, int, Any]] = []
        self._resources = _get(page, "/Resources")
        self._path: list[tuple[float, float]] = []
        self._handlers: dict[bytes, Callable[[Sequence[Any]], None]] = {
            b"q": lambda _: self._saved.append(self.state),
            b"Q": lambda _: self._restore(),
            b"cm": lambda given: self._change(matrix=multiply(to_matrix(given), self.state.matrix)),
            b"gs": self._apply_parameters,
            b"BT": lambda _: self._set_line(IDENTITY),
            b"Tm": lambda given: self._set_line(to_matrix(given)),
            b"Td": lambda given: self._move(given[0], given[1]),
            b"TD": self._move_and_lead,
            b"T*": lambda _: self._move(0, -self.state.leading),
            b"'": lambda _: self._move(0, -self.state.leading),
            b'"': lambda _: self._move(0, -self.state.leading),
            b"TL": lambda given: self._change(leading=float(given[0])),
            b"Tr": lambda given: self._change(mode=int(given[0])),
            b"Tf": lambda given: self._change(font=str(given[0]), size=float(given[1])),
            b"g": lambda given: self._fill("/DeviceGray", given),
            b"rg": lambda given: self._fill("/DeviceRGB", given),
            b"k": lambda given: self._fill("/DeviceCMYK", given),
            b"cs": lambda given: self._change(space=self._space(str(given[0])), fill=BLACK),
            b"sc": lambda given: self._fill(self.state.space, given),
            b"scn": lambda given: self._fill(self.state.space, given),
            b"re": self._add_rectangle,
            b"m": self._add_points,
            b"l": self._add_points,
            b"c": self._add_points,
            b"v": self._add_points,
            b"y": self._add_points,
            **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), self._paint),
            **dict.fromkeys((b"n", b"S", b"s"), lambda _: self._path.clear()),
            b"sh": lambda _: self._cover_all(),
            b"INLINE IMAGE": lambda _: self._add_picture(),
            b"Do": self._enter,
        }

    def follow(self, operator: bytes, operands: Sequence[Any]) -> None:
        """Take one operator, before what it draws is looked at; a wrong one changes nothing."""
        handler = self._handlers.get(operator)
        if handler is not None:
            try:
                handler(operands)
            except (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError):
                return

    def leave(self, operator: bytes) -> None:
        """Go back from a form to what it was drawn in."""
        if operator == b"Do" and self._forms:
            self.state, depth, self._resources = self._forms.pop()
            del self._saved[depth:]

    def advance(self, width: float) -> None:
        """Move on by a width in units of the text."""
        self.text_matrix = multiply((1, 0, 0, 1, width, 0), self.text_matrix)

    def ground(self, point: tuple[float, float]) -> Colour | None:
        """Return the colour behind a point, the page's white by default."""
        for area in reversed(self.areas):
            if area.holds(point):
                return area.colour
        return WHITE

    def is_type3(self) -> bool:
        """Tell whether the font is drawn in units of its own."""
        font = _get(_get(self._resources, "/Font"), self.state.font)
        return bool(font.get("/Subtype") == "/Type3")

    def _change(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

    def _restore(self) -> None:
        floor = self._forms[-1][1] if self._forms else 0
        if len(self._saved) > floor:
            self.state = self._saved.pop()

    def _set_line(self, matrix: Matrix) -> None:
        self.text_matrix = self._line_matrix = matrix

    def _move(self, across: Any, up: Any) -> None:
        self._set_line(multiply((1, 0, 0, 1, float(across), float(up)), self._line_matrix))

    def _move_and_lead(self, given: Sequence[Any]) -> None:
        self._change(leading=-float(given[1]))
        self._move(given[0], given[1])

    def _apply_parameters(self, given: Sequence[Any]) -> None:
        parameters = _get(_get(self._resources, "/ExtGState"), given[0])
        if "/ca" in parameters:
            self._change(alpha=float(parameters["/ca"]))

    def _space(self, name: str) -> str:
        space = _get(self._resources, "/ColorSpace").get(name, name)
        space = space.get_object() if hasattr(space, "get_object") else space
        return str(space[0] if isinstance(space, list) else space)

    def _fill(self, space: str, given: Sequence[Any]) -> None:
        self._change(space=space, fill=colour_of(space, given))

    def _add_points(self, given: Sequence[Any]) -> None:
        numbers = [float(one) for one in given]
        self._path += [
            transform(self.state.matrix, numbers[at], numbers[at + 1])
            for at in range(0, len(numbers) - 1, 2)
        ]

    def _add_rectangle(self, given: Sequence[Any]) -> None:
        left, bottom, width, height = (float(one) for one in given)
        corners = (left, bottom, left + width, bottom, left, bottom + height)
        self._add_points((*corners, left + width, bottom + height))

    def _paint(self, _: Sequence[Any]) -> None:
        if self._path and self.state.alpha >= _OPAQUE:
            self.areas.append(around(self._path, self.state.fill))
        self._path.clear()

    def _cover_all(self) -> None:
        edge = math.inf
        self.areas.append(Area(left=-edge, bottom=-edge, right=edge, top=edge, colour=None))

    def _add_picture(self) -> None:
        corners = [transform(self.state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        self.areas.append(around(corners, None, is_picture=True))

    def _enter(self, given: Sequence[Any]) -> None:
        form = _get(_get(self._resources, "/XObject"), given[0])
        self._forms.append((self.state, len(self._saved), self._resources))
        if form.get("/Subtype") == "/Image":
            self._add_picture()
            return
        self._resources = _get(form, "/Resources") or self._resources
        if "/Matrix" in form:
            self._change(matrix=multiply(to_matrix(form["/Matrix"]), self.state.matrix))


def _get(owner: Any, name: Any) -> Any:
    value = owner.get(name)
    value = value.get_object() if hasattr(value, "get_object") else value
    return value if isinstance(value, dict) else {}
