"""The headings of a Markdown text, and the sections between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.types import Locator, Section

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_ATX = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOT_A_HEADING = re.compile(r"[ \t]*(?:[-*+>|]|\d+[.)])|\t| {4}")  # what no setext line underlines
_HIDDEN = re.compile(r"`[^`\r\n]*`|<!--|<(script|style|template)\b", re.IGNORECASE)
"""Code, in which a comment is visible, or the beginning of what is not."""

_CLOSINGS = {
    "": re.compile("-->"),
    **{tag: re.compile(f"</{tag}[^>]*>?", re.I) for tag in ("script", "style", "template")},
}
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKUP = re.compile(r"\\([^\w\s])|[*`]|(?<!\w)_+|_+(?!\w)|<[^<>]*>|\{#[^{}]*\}$")
_VISIBLE = re.compile(r"\w")

_LONGEST_HEADING = 200  # characters kept of a heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading and the stretch of text that it takes, markup included."""

    start: int
    end: int
    level: int
    title: str


@dataclass(slots=True)
class _Hidden:
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What structures a Markdown text."""

    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    """The text below each heading, without what no reader sees (comments, scripts)."""


def read_outline(text: str, start: int = 0) -> Outline:
    """Read the headings (ATX and setext, outside code) and sections of `text[start:]`.

    A heading with nothing below it, not even another heading, is a section itself.
    """
    headings, hidden = _scan(text, start)
    return Outline(
        headings=tuple(headings), sections=tuple(_sections(text, start, headings, hidden))
    )


def plain_title(markdown: str) -> str:
    """Return a heading's words without markup, cut where it is longer than any heading."""
    title = _MARKUP.sub(
        lambda match: match.group(1) or "", _LINK.sub(r"\1", markdown[: 2 * _LONGEST_HEADING])
    )
    title = " ".join(title.split())
    if len(title) > _LONGEST_HEADING:
        title = title[: _LONGEST_HEADING - 1].rstrip() + "…"
    return title


def _scan(text: str, start: int) -> tuple[list[Heading], list[_Hidden]]:
    headings: list[Heading] = []
    hidden: list[_Hidden] = []
    fence = ""
    paragraph: list[tuple[int, str]] = []  # the open paragraph's lines, with their offsets
    position = start
    while position < len(text):
        line = _LINE.match(text, position)
        if line is None or line.end() == position:
            break
        content = line.group().rstrip()
        if fence or _FENCE.match(content):
            fence, paragraph = _next_fence(fence, content), []
        elif "<" in content and (found := _find_hidden(text, position, line.end())):
            hidden.extend(found)
            if heading := _read_atx(content, position, line.end()):
                headings.append(heading)
            paragraph = []
            position = max(line.end(), found[-1].end)
            continue
        elif heading := _read_heading(content, position, line.end(), paragraph):
            headings.append(heading)
            paragraph = []
        elif content:
            paragraph.append((position, content))
        else:
            paragraph = []
        position = line.end()
    return headings, hidden


def _next_fence(fence: str, content: str) -> str:
    match = _FENCE.match(content)
    if not fence:
        return match.group(1) if match else ""
    closes = match and match.group(1).startswith(fence) and match.end() == len(content)
    return "" if closes else fence


def _find_hidden(text: str, start: int, end: int) -> list[_Hidden]:
    """Find what begins in the line `text[start:end]` and no reader sees; it may end far below."""
    found: list[_Hidden] = []
    while start < end and (match := _HIDDEN.search(text, start, end)):
        start = match.end()
        if not match.group().startswith("`"):
            closing = _CLOSINGS[(match.group(1) or "").lower()].search(text, start)
            start = closing.end() if closing else len(text)
            found.append(_Hidden(match.start(), start))
    return found


def _read_heading(
    content: str, start: int, end: int, paragraph: list[tuple[int, str]]
) -> Heading | None:
    if heading := _read_atx(content, start, end):
        return heading
    match = _SETEXT.match(content)
    if match and len(paragraph) == 1 and not _NOT_A_HEADING.match(paragraph[0][1]):
        offset, words = paragraph[0]
        level = 1 if match.group(1)[0] == "=" else 2
        return Heading(start=offset, end=end, level=level, title=plain_title(words))
    return None


def _read_atx(content: str, start: int, end: int) -> Heading | None:
    match = _ATX.match(content)
    if match is None:
        return None
    title = content[match.end() :].strip()
    closed = title.rstrip("#")
    if closed != title and (not closed or closed[-1] in " \t"):
        title = closed
    return Heading(start=start, end=end, level=len(match.group(1)), title=plain_title(title))


def _sections(
    text: str, start: int, headings: list[Heading], hidden: list[_Hidden]
) -> Iterator[Section]:
    gaps = iter([*hidden, _Hidden(len(text), len(text))])
    gap = next(gaps)
    path: list[Heading] = []
    bodies = [Heading(start=start, end=start, level=0, title=""), *headings]
    for number, heading in enumerate(bodies):
        following = bodies[number + 1] if number + 1 < len(bodies) else None
        end = following.start if following else len(text)
        path = [*(above for above in path if above.level < heading.level), heading]
        locator = Locator(heading_path=tuple(one.title for one in path if one.title))
        found = False
        position = heading.end
        while position < end:
            stop = max(position, min(gap.start, end))
            for section in _trimmed(text, position, stop, locator):
                found = True
                yield section
            if gap.start >= end:
                break
            position = max(stop, gap.end)
            gap = next(gaps, _Hidden(len(text), len(text)))
        is_leaf = following is None or following.level <= heading.level
        if not found and is_leaf and heading.level:
            yield from _trimmed(text, heading.start, heading.end, locator)


def _trimmed(text: str, start: int, end: int, locator: Locator) -> Iterator[Section]:
    """Yield the stretch without surrounding space, if it holds a word."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if _VISIBLE.search(text, start, end):
        yield Section(start=start, end=end, locator=locator)
