"""Figures with their ranges as one inline SVG: drawn by hand, without scripts, told in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ui.markup import Markup, join, tag

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 720, 24, 24, 44, 12
_RADIUS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One figure of a plot."""

    label: str
    value: float | None
    """None draws no dot, only the label."""

    low: float | None = None
    high: float | None = None
    look: str = "grey"
    """Class of the dot, which also decides its shape: red square, amber triangle, green disc."""

    bar: float | None = None
    """A line that must not be crossed."""

    goal: float | None = None
    """A dashed line to be reached."""


def plot(
    dots: Sequence[Dot],
    *,
    title: str,
    described: str,
    axis: tuple[float, float],
    ticks: Sequence[str],
) -> Markup:
    """Draw figures under one another on a common axis.

    Args:
        dots: from top to bottom.
        title: what the picture is of; a reader of screens hears it.
        described: what it shows, in words.
        axis: the ends of the axis.
        ticks: words along the axis, evenly spread.
    """
    height = _TOP + _ROW * len(dots) + 28
    scale = _Scale(axis)
    return tag(
        "svg",
        tag("title", title),
        tag("desc", described),
        _axis(scale, ticks, height),
        *(_row(dot, scale, _TOP + _ROW * number) for number, dot in enumerate(dots)),
        role="img",
        viewBox=f"0 0 {_WIDTH} {height}",
        class_="plot",
        focusable="false",
    )


class _Scale:
    def __init__(self, axis: tuple[float, float]) -> None:
        self._low, self._high = axis

    def __call__(self, value: float) -> float:
        inside = min(max(value, self._low), self._high)
        share = (inside - self._low) / (self._high - self._low)
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def _axis(scale: _Scale, ticks: Sequence[str], height: int) -> Markup:
    parts = []
    for number, words in enumerate(ticks):
        share = number / (len(ticks) - 1)
        x = round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)
        parts.append(_line(x, _TOP, x, height - 24, "grid"))
        anchor = ("start", "middle", "end")[0 if share == 0 else 2 if share == 1 else 1]
        parts.append(
            tag("text", words, x=str(x), y=str(height - 6), text_anchor=anchor, class_="tick")
        )
    return tag("g", join(parts))


def _row(dot: Dot, scale: _Scale, top: int) -> Markup:
    y = top + 30
    parts = [tag("text", dot.label, x=str(_LEFT), y=str(top + 14), class_="label")]
    for value, look in ((dot.bar, "bar"), (dot.goal, "goal")):
        if value is not None:
            parts.append(_line(scale(value), y - 10, scale(value), y + 10, look))
    if dot.value is not None:
        if dot.low is not None and dot.high is not None:
            parts.append(_line(scale(dot.low), y, scale(dot.high), y, f"range {dot.look}"))
        parts.append(_mark(scale(dot.value), y, dot.look))
    return tag("g", join(parts))


def _mark(x: float, y: float, look: str) -> Markup:
    r = _RADIUS
    if look == "red":
        return tag(
            "rect",
            x=str(x - r), y=str(y - r), width=str(2 * r), height=str(2 * r), class_=look,
        )  # fmt: skip
    if look == "amber":
        points = f"{x},{y - r} {x + r},{y + r} {x - r},{y + r}"
        return tag("polygon", points=points, class_=look)
    return tag("circle", cx=str(x), cy=str(y), r=str(r), class_=look)


def _line(x1: float, y1: float, x2: float, y2: float, look: str) -> Markup:
    return tag("line", x1=str(x1), y1=str(y1), x2=str(x2), y2=str(y2), class_=look)
