"""A document as a reader sees it: headings, each with the text below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.outline import read_outline
from assistant.types import Document

_TABLE_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading with the text below it, up to the next heading of any level."""

    heading: str
    """Without markup; empty for the text before the first heading."""

    level: int
    """1 to 6; 0 for the text before the first heading."""

    path: tuple[str, ...]
    """Headings from the outermost to this one."""

    at: int
    """Where the heading begins in the document's text."""

    start: int
    """Where the text below it begins."""

    end: int
    text: str
    """What readers see below the heading; comments are blanks, so offsets stay true."""

    @property
    def prose(self) -> str:
        """The text with blanks in the place of table rows."""
        return _blank(_TABLE_ROW, self.text)


def parts_of(document: Document, begin: int) -> tuple[Part, ...]:
    """Return the parts of a document's text from `begin` on, in order."""
    headings = read_outline(document.text, begin).headings
    first = headings[0].start if headings else len(document.text)
    parts = [_part(document, "", 0, (), begin, begin, first)]
    path: list[tuple[int, str]] = []
    for number, heading in enumerate(headings):
        following = headings[number + 1 : number + 2]
        end = following[0].start if following else len(document.text)
        path = [*(one for one in path if one[0] < heading.level), (heading.level, heading.title)]
        titles = tuple(title for _, title in path)
        parts.append(
            _part(document, heading.title, heading.level, titles, heading.start, heading.end, end)
        )
    return tuple(part for part in parts if part.level or part.text.strip())


def words(text: str) -> list[str]:
    """Return the words of a text as they stand, numbers included."""
    return _WORD.findall(text)


def paragraphs(part: Part) -> Sequence[tuple[int, str]]:
    """Return the paragraphs of a part with their offsets in the document; tables stand alone."""
    found = []
    for match in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+", part.text):
        found.append((part.start + match.start(), match.group().strip()))
    return found


def _part(
    document: Document,
    heading: str,
    level: int,
    path: tuple[str, ...],
    at: int,
    start: int,
    end: int,
) -> Part:
    return Part(
        heading=heading,
        level=level,
        path=path,
        at=at,
        start=start,
        end=end,
        text=_blank(_COMMENT, document.text[start:end]),
    )


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Put blanks in the place of what matches, line breaks kept."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
