"""Blacks out of passages and documents what must not be shown, quoted or given to the model.

Offsets stay true: every character of such a sentence becomes `BLACKED`, so that all that follows
(weighing, quoting, the prompt, the page) works on the blacked text and nothing else, and a quote
that differs from its document is no quote.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock

from assistant.screening.orders import gives_orders, order_spans
from assistant.screening.personal import Detect, is_personal, personal_spans
from assistant.screening.small_counts import small_count_spans, states_small_count
from assistant.screening.span import Kind, Withheld, merged
from assistant.sentences import BLACKED, sentence_spans
from assistant.strings import text as words
from assistant.types import Document, Evidence, Language, Locator, Passage

_BLOCK = 6_000  # characters that are looked at together
_AROUND = 1_000  # characters before and behind that are read with them, for what goes on there
_KEPT = 5_000  # blocks whose findings are remembered; a few words each
_NAMES = 5_000  # titles, headings and file names of which is remembered whether they are shown
_PREPARED = 1_000  # blocks that are looked at before anybody asks: one to two minutes of a core
_WHOLE = 20_000  # characters of documents that a page may show whole
_NEAR = 7_000  # characters on either side of a place that it may show of longer ones

_NAME_PARTS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOptions:
    """Which controls are on."""

    personal_data: bool = True
    small_counts: bool = True
    instructions: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """Passages as they may be shown."""

    passages: tuple[Passage, ...]
    kinds: tuple[Kind, ...]
    """What was taken out, each kind once."""


class Screen:
    """Looks at texts and names once and remembers what it found; safe to use from threads."""

    def __init__(self, detect: Detect, options: ScreenOptions = ScreenOptions()) -> None:
        """Find personal data with `detect`."""
        self._detect = detect
        self._options = options
        self._known: OrderedDict[tuple[str, str, int], tuple[Withheld, ...]] = OrderedDict()
        self._lock = Lock()
        self._hides = lru_cache(maxsize=_NAMES)(self._look_at_name)

    def passages(
        self, passages: Sequence[Passage], document: Callable[[str], Document]
    ) -> Screened:
        """Black out what must not be shown in passages and in the headings above them."""
        kinds: dict[Kind, None] = {}
        shown = []
        for passage in passages:
            chunk = passage.chunk
            whole = document(chunk.document_id)
            spans = self.withheld(whole, chunk.start, chunk.end)
            kinds.update(dict.fromkeys(span.kind for span in spans))
            names = self._names(whole, *_region(whole, chunk.start))
            shown.append(
                replace(
                    passage,
                    source=names.source(passage.source),
                    chunk=replace(
                        chunk,
                        text=_black(chunk.text, spans, chunk.start),
                        title=names.title(chunk.title),
                        locator=names.locator(chunk.locator),
                    ),
                )
            )
        return Screened(passages=tuple(shown), kinds=tuple(kinds))

    def document(self, document: Document, *, near: int) -> Document:
        """Return a document as it may be shown around the offset `near`.

        What is farther away than a page shows is not looked at, and blacked out whole.
        """
        start, end = _region(document, near)
        spans = self.withheld(document, start, end)
        names = self._names(document, start, end)
        text = _black(document.text[start:end], spans, start)
        return replace(
            document,
            title=names.title(document.title),
            source=names.source(document.source),
            text=BLACKED * start + text + BLACKED * (len(document.text) - end),
            sections=tuple(
                replace(section, locator=names.locator(section.locator))
                for section in document.sections
                if section.start < end and start < section.end
            ),
        )

    def title(self, document: Document) -> str:
        """Return a document's title as it may be shown where nothing of its text is.

        What the whole text tells decides; it is looked at only where the title may tell something.
        """
        title, language = document.title, document.language
        if not (self.hides_name(title, language, told=True) or states_small_count(title)):
            return title
        return self._names(document, 0, len(document.text)).title(title)

    def withheld(self, document: Document, start: int, end: int) -> tuple[Withheld, ...]:
        """List what is not shown of `document.text[start:end]`; offsets are the document's."""
        return tuple(
            span
            for first, last in _blocks(document.text, start, end)
            for span in self._look(document, first, last)
            if span.start < end and start < span.end
        )

    @property
    def prepares_more(self) -> bool:
        """Whether there is use in looking at further passages before anybody asks for them."""
        return len(self._known) < _PREPARED

    def orders_together(self, evidence: Sequence[Evidence]) -> bool:
        """Say whether quotes that give no order each give one when read in a row."""
        quotes = [one.quote for one in evidence]
        return (
            self._options.instructions
            and gives_orders(" ".join(quotes))
            and not any(gives_orders(quote) for quote in quotes)
        )

    def hides_name(self, name: str, language: Language, *, told: bool) -> bool:
        """Say whether a title, a heading or a file's name must not be shown."""
        return self._hides(name, language, told)

    def _look_at_name(self, name: str, language: Language, told: bool) -> bool:
        options = self._options
        return (options.instructions and gives_orders(name)) or (
            options.personal_data and is_personal(name, language, self._detect, told=told)
        )

    def _names(self, document: Document, start: int, end: int) -> "_Names":
        spans = self.withheld(document, start, end)
        return _Names(
            self,
            document.language,
            told=any(span.kind == "personal_data" for span in spans),
            blacked=frozenset(_plain(document.text[span.start : span.end]) for span in spans),
        )

    def _look(self, document: Document, start: int, end: int) -> tuple[Withheld, ...]:
        key = (document.id, document.sha256, start)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        found = tuple(self._find(document, start, end))
        with self._lock:
            self._known[key] = found
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found

    def _find(self, document: Document, start: int, end: int) -> Iterator[Withheld]:
        first = _line_at(document.text, max(0, start - _AROUND))
        text = document.text[first : min(len(document.text), end + _AROUND)]
        sentences = sentence_spans(text)
        found: list[Withheld] = []
        if self._options.personal_data:
            found += personal_spans(text, document.language, sentences, self._detect)
        if self._options.small_counts:
            found += small_count_spans(text, sentences)
        if self._options.instructions:
            found += order_spans(text, sentences)
        for span in merged(found):
            moved = Withheld(start=span.start + first, end=span.end + first, kind=span.kind)
            if moved.start < end and start < moved.end:
                yield moved


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a document and its parts, as they may be shown."""

    screen: Screen
    language: Language
    told: bool
    """Whether it tells of people who must be protected."""

    blacked: frozenset[str]
    """Lines and sentences of its text that are not shown, headings among them."""

    def title(self, title: str) -> str:
        return self._shown(title, title)

    def locator(self, locator: Locator) -> Locator:
        path = tuple(self._shown(one, one) for one in locator.heading_path)
        return replace(locator, heading_path=path)

    def source(self, source: str) -> str:
        plain = " ".join(_NAME_PARTS.split(source.rpartition(".")[0])).title()
        return self._shown(source, plain)

    def _shown(self, name: str, read: str, /) -> str:
        hidden = _plain(name) in self.blacked
        if hidden or self.screen.hides_name(read, self.language, told=self.told):
            return words(self.language, "answer.name_withheld")
        return name


def _region(document: Document, near: int) -> tuple[int, int]:
    """Return the part of a document that a page may show around `near`."""
    if len(document.text) <= _WHOLE:
        return 0, len(document.text)
    return max(0, near - _NEAR), min(len(document.text), near + _NEAR)


def _plain(line: str) -> str:
    """Return a heading without Markdown's signs."""
    return line.strip("#*_ \t\n")


def _black(text: str, spans: Sequence[Withheld], offset: int) -> str:
    """Black out spans of a text that begins at `offset`; lines stay lines, sentences end."""
    parts = list(text)
    for span in spans:
        first, last = max(0, span.start - offset), min(len(parts), span.end - offset)
        for index in range(first, last):
            if parts[index] not in "\r\n":
                parts[index] = BLACKED
        if last - first > 1 and parts[last - 1] == BLACKED:
            parts[last - 1] = "."
    return "".join(parts)


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text that `start:end` touches; they begin at lines."""
    for number in range(max(0, start // _BLOCK - 1), len(text) // _BLOCK + 1):
        first, last = _line_at(text, number * _BLOCK), _line_at(text, (number + 1) * _BLOCK)
        if first >= end:
            return
        if last > start and first < last:
            yield first, last


def _line_at(text: str, position: int) -> int:
    """Return where the line begins that `position` is in; a long line is cut anywhere."""
    if position <= 0 or position >= len(text):
        return max(0, min(position, len(text)))
    line = text.rfind("\n", max(0, position - _AROUND), position)
    return line + 1 if line >= 0 else position
