"""Colours as the operators of a PDF give them."""

from collections.abc import Sequence
from typing import Any

from assistant.documents.concealed.colour import WHITE, Colour, from_cmyk


def colour_of(space: str, given: Sequence[Any]) -> Colour | None:
    """Return a colour as light; None for patterns and inks whose look can't be known."""
    if space in ("/Pattern", "/Indexed", "/I"):
        return None
    parts = [float(one) for one in given]
    if space in ("/Separation", "/DeviceN"):
        return WHITE if max(parts) <= 0.02 else None  # hardly any ink
    if space == "/Lab":
        return WHITE if parts[0] >= 97 else None
    match parts:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            return from_cmyk(cyan, magenta, yellow, black)
    return None
