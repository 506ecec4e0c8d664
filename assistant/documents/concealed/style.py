"""What CSS declarations do to the text that they style: which of them hide it."""

import re
from collections.abc import Mapping

from assistant.documents.concealed.colour import Colour, is_faint, parse_colour
from assistant.documents.concealed.concealed import Kind

_LEAST_PIXELS = 3.0
"""Smallest letters that are taken for readable, in CSS pixels."""

_FAR = -300.0
"""Pixels to the left or above at which text is off the screen."""

_DECLARATION = re.compile(r"([a-z-]{2,40})\s*:\s*([^;{}]{1,200})", re.I)
_LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*(px|pt|em|rem|ex|ch|vw|vh|cm|mm|in|%)?", re.I)
_PIXELS = {
    **{"": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0},
    **{"vw": 12.8, "vh": 8.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "%": 0.16},
}
"""CSS pixels of a unit, by the usual font of 16 pixels and screen of 1280 by 800."""

_CLIPPED = re.compile(
    r"rect\(\s*0|inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0\s+0\s*,\s*0\s+0"
)
_SCALED_AWAY = re.compile(r"scale\w*\(\s*(?:0|0?\.0\d*)\s*[,)]|translate\w?\(\s*-\d{4,}")
_EDGES = ("left", "top", "right", "bottom", "margin-left", "margin-top", "text-indent")


def parse_style(style: str) -> dict[str, str]:
    """Read declarations by their property; the last of a property wins."""
    return {
        match.group(1).lower(): match.group(2).replace("!important", "").strip().lower()
        for match in _DECLARATION.finditer(style[:5_000])
    }


def hiding(style: Mapping[str, str], ground: Colour | None) -> Kind | None:
    """Tell how declarations hide text on a ground; None where it can be seen.

    Args:
        style: declarations by property.
        ground: the colour behind the text; None where it can't be known.
    """
    if _is_invisible(style):
        return "invisible_style"
    if _is_off_screen(style):
        return "off_page"
    size = _pixels(style.get("font-size", ""))
    if size is not None and size < _LEAST_PIXELS:
        return "tiny_text"
    if style.get("color") == "transparent":
        return "white_text"
    colour = parse_colour(style.get("color", ""))
    if colour is not None and ground is not None and is_faint(colour, ground):
        return "white_text"
    return None


def ground_of(style: Mapping[str, str]) -> tuple[bool, Colour | None]:
    """Tell whether declarations paint a ground, and its colour where that is known."""
    words = style.get("background-color") or style.get("background") or ""
    if style.get("background-image", "none") != "none":
        return True, None
    if words in ("", "none", "transparent", "inherit", "initial", "unset"):
        return False, None
    return True, parse_colour(words)


def _is_invisible(style: Mapping[str, str]) -> bool:
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    opacity = _LENGTH.fullmatch(style.get("opacity", ""))
    if opacity and float(opacity.group(1)) / (100 if opacity.group(2) == "%" else 1) < 0.05:
        return True
    clipped = style.get("overflow", "").startswith(("hidden", "clip")) and any(
        (size := _pixels(style.get(side, ""))) is not None and size <= 1
        for side in ("height", "width", "max-height", "max-width")
    )
    return (
        clipped
        or bool(_CLIPPED.search(style.get("clip", "") + style.get("clip-path", "")))
        or bool(_SCALED_AWAY.search(style.get("transform", "")))
        or style.get("filter", "").startswith(("opacity(0)", "opacity(0%)"))
    )


def _is_off_screen(style: Mapping[str, str]) -> bool:
    moved = (_pixels(style.get(edge, "")) for edge in _EDGES)
    return any(pixels is not None and pixels <= _FAR for pixels in moved)


def _pixels(words: str) -> float | None:
    match = _LENGTH.fullmatch(words.strip())
    return float(match.group(1)) * _PIXELS[(match.group(2) or "").lower()] if match else None
