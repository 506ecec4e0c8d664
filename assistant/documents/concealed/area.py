"""What a PDF page has painted, which may lie behind its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.concealed.colour import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled rectangle around what was painted."""

    left: float
    bottom: float
    right: float
    top: float
    colour: Colour | None
    """None where it is a picture, a pattern or a blend."""

    is_picture: bool = False

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top


def around(
    points: Sequence[tuple[float, float]], colour: Colour | None, *, is_picture: bool = False
) -> Area:
    """Return the upright rectangle around points."""
    across, up = [point[0] for point in points], [point[1] for point in points]
    return Area(
        left=min(across),
        right=max(across),
        bottom=min(up),
        top=max(up),
        colour=colour,
        is_picture=is_picture,
    )
