"""Make extracted text plain: no control characters, no typesetting leftovers.

For formats whose text is made by a converter; never for Markdown and plain text, whose offsets
must be true for the file.
"""

import re

_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u00ad\u200b\u2060\ufeff"  # soft hyphens and zero-width spaces
    "\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"  # turned or invisible text
)
_SPACES = re.compile("[\t\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_TRAILING = re.compile(r"(?<! ) +(?=\n|\Z)")
_MANY_BLANK_LINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """Return the text without control characters, odd spaces, ligatures and half characters."""
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", _DROPPED.sub("", text))
    return _HALF_PAIRS.sub("\ufffd", text).translate(_LIGATURES)


def tidy(text: str) -> str:
    """Clean the text, and drop trailing spaces and more than one blank line in a row."""
    return _MANY_BLANK_LINES.sub("\n\n", _TRAILING.sub("", clean(text))).strip()
