"""One thing in a file that a reader of the document does not see."""

import re
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "zero_width",
    "direction",
    "smuggled",
    "invisible_style",
    "white_text",
    "tiny_text",
    "off_page",
    "comment",
    "metadata",
    "alt_text",
    "active_content",
]
"""How it is kept from sight.

Characters without a width, characters that turn the order of others, and runs of invisible
characters that carry a message of their own; text that is styled away, in the page's colour, too
small or outside the page; and what programs show apart from the page or not at all.
"""

EXCERPT = 120
"""Most characters of an excerpt."""

_ODD = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concealed:
    """What is concealed, how and where."""

    kind: Kind
    text: str
    """The words as a program reads them; for invisible characters, the message that they carry
    or the words around them."""

    is_read: bool = True
    """Whether `convert` takes it into the document's text, so that a model may read it."""

    page: int | None = None
    """1-based page of a PDF."""

    slide: int | None = None
    """1-based slide of a presentation."""

    line: int | None = None
    """1-based line of a text file."""

    @property
    def excerpt(self) -> str:
        """The beginning of the text, fit for a terminal."""
        return excerpt_of(self.text)


def excerpt_of(text: str) -> str:
    """Return the beginning of a text on one line; invisible characters by their code."""
    words = " ".join(text[: 4 * EXCERPT].split())
    words = _ODD.sub(lambda match: f"‹U+{ord(match.group()):04X}›", words)
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"


def from_json(values: dict[str, Any]) -> Concealed:
    """Read what `dataclasses.asdict` and JSON made of it."""
    return Concealed(**values)
