"""Lines of PDF pages to headings and paragraphs, each page's in sections of its own."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.documents.extract import Extract
from assistant.documents.outline import plain_title
from assistant.documents.pdf_running import drop_running_lines
from assistant.types import Locator, Section

_HEADING_SIZE = 1.15  # a heading's least size, in sizes of the body text
_LONGEST_HEADING = 150  # characters
_MOST_HEADINGS = 0.4  # share of the lines above which sizes tell nothing
_PARAGRAPH_GAP = 1.35  # least distance between paragraphs, in usual distances of lines
_SHORT = 0.7  # a line shorter than this share of the page's width may end a paragraph

_ITEM = re.compile(r"(?:[-*•▪◦‣–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_BULLET = re.compile(r"[•▪◦‣]\s+")
_FINISHED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_HYPHENATED = re.compile(r"(\w*[^\W\d_])-$")
_WORD = re.compile(r"[\w-]*\w")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it stands on a page."""

    text: str
    size: float
    """Height of its letters, in points."""

    height: float
    """Distance from the bottom of the page, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's lines, in reading order."""

    number: int
    lines: tuple[Line, ...]


def lay_out(pages: Sequence[Page]) -> Extract:
    """Make one Markdown text of the pages: running lines dropped, wrapped lines joined.

    Headings are lines in larger letters; they stand outside the sections, in their locators.
    """
    kept = [
        Page(number=page.number, lines=tuple(page.lines[index] for index in indices))
        for page, indices in zip(
            pages,
            drop_running_lines([[line.text for line in page.lines] for page in pages]),
            strict=True,
        )
    ]
    levels = _heading_levels([line for page in kept for line in page.lines])
    words = {word for page in kept for line in page.lines for word in _WORD.findall(line.text)}
    composer = _Composer()
    for page in kept:
        for block in _blocks(page.lines, levels, words):
            composer.add(block, page.number)
    return composer.finish()


@dataclass(slots=True)
class _Block:
    text: str
    level: int
    """Of a heading; 0 for other text."""

    is_item: bool
    last: Line


class _Composer:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._path: list[tuple[int, str]] = []
        self._sections: list[Section] = []
        self._title = ""
        self._was_item = False

    def add(self, block: _Block, page: int) -> None:
        if block.level:
            title = plain_title(block.text)
            self._title = self._title or title
            self._path = [above for above in self._path if above[0] < block.level]
            self._path.append((block.level, title))
            self._write(f"{'#' * block.level} {block.text}", near=False)
            return
        start = self._write(block.text, near=block.is_item and self._was_item)
        self._was_item = block.is_item
        locator = Locator(heading_path=tuple(title for _, title in self._path), page=page)
        if self._sections and self._sections[-1].locator == locator:
            start = self._sections.pop().start
        self._sections.append(Section(start=start, end=self._length, locator=locator))

    def _write(self, text: str, *, near: bool) -> int:
        if self._parts:
            self._parts.append("\n" if near else "\n\n")
            self._length += len(self._parts[-1])
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        self._was_item = False
        return start

    def finish(self) -> Extract:
        return Extract(text="".join(self._parts), sections=tuple(self._sections), title=self._title)


def _heading_levels(lines: Sequence[Line]) -> dict[float, int]:
    """Give each letter size that stands out a level, the largest 1."""
    characters: Counter[float] = Counter()
    for line in lines:
        characters[line.size] += len(line.text)
    if not characters:
        return {}
    body = characters.most_common(1)[0][0]
    if body <= 0:
        return {}
    heads = [line for line in lines if line.size >= _HEADING_SIZE * body]
    if len(heads) > _MOST_HEADINGS * len(lines):
        return {}
    sizes = sorted({line.size for line in heads}, reverse=True)
    return {size: min(level, 6) for level, size in enumerate(sizes, start=1)}


def _blocks(lines: Sequence[Line], levels: dict[float, int], words: set[str]) -> Iterable[_Block]:
    gap = _usual_gap(lines)
    width = max((len(line.text) for line in lines), default=0)
    blocks: list[_Block] = []
    for line in lines:
        level = levels.get(line.size, 0)
        if len(line.text) > _LONGEST_HEADING or not _LETTER.search(line.text):
            level = 0
        is_item = not level and bool(_ITEM.match(line.text))
        last = blocks[-1] if blocks else None
        if last and last.level == level and not is_item and _goes_on(last, line, gap, width):
            last.text = _join(last.text, line.text, words)
            last.last = line
            continue
        text = _BULLET.sub("- ", line.text, count=1) if is_item else line.text
        blocks.append(_Block(text=text, level=level, is_item=is_item, last=line))
    return blocks


def _goes_on(block: _Block, line: Line, gap: float, width: int) -> bool:
    """Tell whether a line goes on the block before it."""
    distance = block.last.height - line.height
    if gap and distance > _PARAGRAPH_GAP * gap * max(1.0, line.size / (block.last.size or 1)):
        return False
    if block.level:
        return len(block.text) + len(line.text) < _LONGEST_HEADING
    if abs(block.last.size - line.size) > 0.1 * line.size:
        return False
    finished = _FINISHED.search(block.text)
    if line.text[0].islower() and not finished:
        return True
    return len(block.last.text) >= _SHORT * width


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = [
        above.height - below.height
        for above, below in pairwise(lines)
        if above.height > below.height
    ]
    return statistics.median_low(gaps) if gaps else 0.0


def _join(text: str, line: str, words: set[str]) -> str:
    """Join a wrapped line to its text, and the halves of a word that was divided."""
    divided = _HYPHENATED.search(text)
    following = _WORD.match(line)
    if not divided or not following or not line[0].islower():
        return f"{text} {line}"
    first, second = divided.group(1), following.group()
    together = f"{first}{second}" in words
    if not together and (
        _is_doubled(first.lower(), second.lower()) or f"{first}-{second}" in words
    ):
        return text + line
    return text[:-1] + line


def _is_doubled(first: str, second: str) -> bool:
    """Tell "undang-undang" and "perundang-undangan" from the halves of a word."""
    return any(first.endswith(second[:length]) for length in range(3, len(second) + 1))
