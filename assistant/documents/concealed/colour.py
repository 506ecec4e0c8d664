"""Whether text of one colour can be read on another."""

import re

Colour = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)

_LEAST_CONTRAST = 1.25
"""Contrast by WCAG 2.2 below which text is taken for hidden: #E6E6E6 on white. The law of
readable text there is 4.5, and pale watermarks of about #D0D0D0 have 1.5."""

_NAMES: dict[str, str] = {
    "white": "ffffff",
    "snow": "fffafa",
    "ivory": "fffff0",
    "ghostwhite": "f8f8ff",
    "floralwhite": "fffaf0",
    "whitesmoke": "f5f5f5",
    "mintcream": "f5fffa",
    "azure": "f0ffff",
    "aliceblue": "f0f8ff",
    "seashell": "fff5ee",
    "lightyellow": "ffffe0",
    "black": "000000",
    "red": "ff0000",
    "green": "008000",
    "blue": "0000ff",
    "navy": "000080",
    "gray": "808080",
    "grey": "808080",
}
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{1,2})?", re.I)
_RGB = re.compile(r"rgba?\(\s*([\d.]+)(%?)[\s,]+([\d.]+)%?[\s,]+([\d.]+)%?[^)]{0,40}\)", re.I)
_HSL = re.compile(r"hsla?\(\s*[\d.]+(?:deg)?[\s,]+([\d.]+)%[\s,]+([\d.]+)%[^)]{0,40}\)", re.I)


def parse_colour(words: str) -> Colour | None:
    """Read a colour as CSS and Office write it; None for any that is not known."""
    words = words.strip().lower()
    words = _NAMES.get(words, words)
    if match := _HEX.fullmatch(words):
        digits = match.group(1)
        if len(digits) == 3:
            digits = "".join(2 * digit for digit in digits)
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return red, green, blue
    if match := _RGB.fullmatch(words):
        most = 100.0 if match.group(2) else 255.0
        red, green, blue = (min(1.0, _number(match.group(group)) / most) for group in (1, 3, 4))
        return red, green, blue
    if (match := _HSL.fullmatch(words)) and _number(match.group(2)) >= 97:
        return WHITE
    return None


def from_cmyk(cyan: float, magenta: float, yellow: float, black: float) -> Colour:
    """Turn ink into light, simply (PDF 2.0, 10.4.2.4)."""
    red, green, blue = (1 - min(1.0, ink + black) for ink in (cyan, magenta, yellow))
    return red, green, blue


def is_faint(text: Colour, ground: Colour = WHITE) -> bool:
    """Tell whether text of a colour can't be seen on its ground."""
    lights = sorted((_luminance(text), _luminance(ground)))
    return (lights[1] + 0.05) / (lights[0] + 0.05) < _LEAST_CONTRAST


def _luminance(colour: Colour) -> float:
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _number(digits: str) -> float:
    try:
        return float(digits)
    except ValueError:
        return 0.0
