"""What is known of a page that was drawn."""

from dataclasses import dataclass

Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a rectangle, in pixels of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facsimile:
    """A page as a picture, with its words and where each character of them stands."""

    picture: bytes
    """A PNG."""

    width: int
    height: int
    """Of the picture, in pixels."""

    count: int
    """How many pages the file has."""

    words: str
    """The text of the page in the order of its file, what is too small to be seen included."""

    boxes: tuple[Box, ...]
    """The place of each of its characters."""
