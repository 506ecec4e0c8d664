"""What Markdown and plain text files hide: comments, styled-away HTML, invisible characters."""

import re
from collections.abc import Iterator
from html import unescape

from assistant.documents.concealed.characters import find_characters_by_line
from assistant.documents.concealed.colour import WHITE
from assistant.documents.concealed.concealed import Concealed, Kind
from assistant.documents.concealed.style import ground_of, hiding, parse_style

_LONGEST = 2_000  # characters taken of a hidden element whose end is far or missing

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,500}\1(?!`)")
_REFERENCE = re.compile(
    r"^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]*(?:#|<>)[ \t]*[\"'(](.+)$", re.MULTILINE
)
_TAG = re.compile(r"<([a-z][a-z0-9]{0,20})((?:\s|/)[^<>]{0,2000})?>", re.I)
_ATTRIBUTE = re.compile(r"([a-z-]{1,40})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.I)
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_WORD = re.compile(r"[^\W\d_]{2}")
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})


def inspect_markdown(text: str) -> Iterator[Concealed]:
    """Yield what a reader of the rendered page does not see, code apart."""
    yield from inspect_plain(text)
    shown = _without_code(text)
    line = _Lines(shown)
    for start, words in _comments(shown):
        if _WORD.search(words):
            yield Concealed(kind="comment", text=words.strip(), is_read=False, line=line.of(start))
    for start, words in _references(shown):
        if _WORD.search(words):
            yield Concealed(kind="comment", text=words.strip(), line=line.of(start))
    for start, kind, words in _elements(shown):
        if _WORD.search(words):
            yield Concealed(kind=kind, text=words.strip(), line=line.of(start))


def inspect_plain(text: str) -> Iterator[Concealed]:
    """Yield the invisible characters of a text, line by line."""
    yield from find_characters_by_line(text)


class _Lines:
    """Counts lines for offsets that only grow, in one pass."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counted: tuple[int, int] = (0, 1)

    def of(self, offset: int) -> int:
        position, line = self._counted
        if offset < position:
            position, line = 0, 1
        line += self._text.count("\n", position, offset)
        self._counted = (offset, line)
        return line


def _without_code(text: str) -> str:
    """Put blanks in the place of code, in which markup is shown and not obeyed."""
    lines: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if fence:
            closes = mark and mark["fence"].startswith(fence) and not line.strip(" `~\r\n")
            fence = "" if closes else fence
            lines.append(_blank(line))
        elif mark and not ("`" in line[mark.end() :] and mark["fence"][0] == "`"):
            fence = mark["fence"]
            lines.append(_blank(line))
        else:
            lines.append(_CODE.sub(lambda match: _blank(match.group()), line))
    return text if fence else "".join(lines)  # an unclosed fence would hide all the rest


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Find comments in one pass; an unclosed one takes the rest of the file."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        yield start, text[start + 4 : end if end >= 0 else len(text)]
        start = text.find("<!--", end + 3) if end >= 0 else -1


def _references(text: str) -> Iterator[tuple[int, str]]:
    """Find link definitions that lead nowhere, which many use as comments."""
    for match in _REFERENCE.finditer(text):
        yield match.start(), match.group(1).rstrip(" \t\"')")


def _elements(text: str) -> Iterator[tuple[int, Kind, str]]:
    """Find the outermost HTML elements that hide what stands in them."""
    reached = 0
    for match in _TAG.finditer(text):
        if match.start() < reached or not match.group(2):
            continue
        kind = _hiding(match.group(1).lower(), match.group(2))
        if kind is None:
            continue
        name = match.group(1).lower()
        words = "" if name in _VOID else text[match.end() : match.end() + _LONGEST]
        close = re.search(rf"</{name}\s*>", words, re.I)
        words = words[: close.start()] if close else words
        reached = match.end() + len(words)
        yield match.start(), kind, unescape(_MARKUP.sub(" ", words))


def _hiding(name: str, inside: str) -> Kind | None:
    attributes = {
        match.group(1).lower(): unescape(match.group(2) or match.group(3) or match.group(4) or "")
        for match in _ATTRIBUTE.finditer(inside)
    }
    if "hidden" in attributes:
        return "invisible_style"
    style = parse_style(attributes.get("style", ""))
    if name == "font" and "color" in attributes:
        style.setdefault("color", attributes["color"].lower())
    painted, ground = ground_of(style)
    return hiding(style, ground if painted else WHITE)
