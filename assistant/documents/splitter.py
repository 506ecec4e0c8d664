"""Cut a document into chunks that an embedder reads whole."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from assistant.sentences import BEFORE_NAME, BEFORE_NUMBER
from assistant.types import Chunk, Document, Locator, Section

_TARGET_TOKENS = 200
_CONTEXT_SHARE = 0.5
"""Most of an embedder's tokens that title and headings may take; the rest is the text's."""

_COUNTABLE = 12
"""Characters for each allowed token above which a piece is cut without counting its tokens, which
takes time: Indonesian and English have 4 to 5 for each, so no such text is short enough."""

_OVER = 1.2
"""A chunk may have this many times the tokens that its pieces were counted to have."""

_VISIBLE = re.compile(r"\w")


def _sentence_break() -> str:
    """Match the space between two sentences, but not after an abbreviation or an initial."""
    abbreviations = "".join(
        rf"(?<!\b{word}\.)(?<!\b{word.capitalize()}\.)"
        for word in sorted(BEFORE_NAME | BEFORE_NUMBER - {"hal", "no"})
    )
    ends = r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]]))"
    return rf"{ends}{abbreviations}(?<!\b[A-Z]\.)(?<!\bNo\.)\s+(?=[\"'“‘(*\[]*[A-Z0-9])"


_SEPARATORS = [
    r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)",  # paragraphs
    r"[\r\n]+",  # list items, table rows
    _sentence_break(),
    r"[;:,]\s+",  # clauses
    r"\s+",  # words
]


class TokenSplitter:
    """Cuts each section by paragraphs, lines, sentences, clauses and words, in this order.

    A chunk never leaves its section, so its locator is true for all of it; chunks don't overlap,
    and `document.text[start:end] == text` holds for each. `embedded_text`, title and headings
    included, never has more than `max_tokens`. For this the outermost headings of a path that
    takes more than half of that are left out of the chunk's locator, and what is then still too
    long, heading or title, ends in "…".

    Ids depend on what is embedded and on page or slide alone: the same id means the same vector.
    """

    def __init__(
        self,
        *,
        count_tokens: Callable[[str], int],
        max_tokens: int,
        target_tokens: int = _TARGET_TOKENS,
    ) -> None:
        """Cut for one embedder.

        Args:
            count_tokens: the embedder's own count for a passage, special tokens included.
            max_tokens: the longest passage that it embeds whole.
            target_tokens: the usual length of a chunk's text without title and headings.
        """
        self._count = count_tokens
        self._max = max_tokens
        self._target = target_tokens
        self._fixed = count_tokens("")

    def split(self, document: Document) -> list[Chunk]:
        """Cut a document; stretches without a letter or digit are left out."""
        taken: Counter[str] = Counter()
        contexts: dict[Locator, _Context] = {}
        chunks: list[Chunk] = []
        for section in document.sections:
            if section.locator not in contexts:
                contexts[section.locator] = self._fit_context(document.title, section.locator)
            context = contexts[section.locator]
            asked = document.asked.get((section.locator.heading_path or (document.title,))[-1], ())
            for start, end in self._cut_section(document.text, section, context):
                chunk = Chunk(
                    id="",
                    document_id=document.id,
                    title=context.title,
                    language=document.language,
                    text=document.text[start:end],
                    start=start,
                    end=end,
                    locator=context.locator,
                    asked=asked,
                )
                chunks.append(replace(chunk, id=_id_of(chunk, taken)))
        return chunks

    def _fit_context(self, title: str, locator: Locator) -> "_Context":
        most = int(_CONTEXT_SHARE * self._max)
        path = list(locator.heading_path)
        tokens = self._context_tokens(title, path)
        while tokens > most and len(path) > 1:
            del path[0]
            tokens = self._context_tokens(title, path)
        while tokens > most and (len(title) > 1 or any(len(one) > 1 for one in path)):
            if path and len(path[0]) > len(title):
                path[0] = _shorten(path[0])
            else:
                title = _shorten(title)
            tokens = self._context_tokens(title, path)
        room = max(1, min(self._target, self._max - tokens))
        return _Context(
            title=title,
            locator=replace(locator, heading_path=tuple(path)),
            head=_head(title, path),
            room=room,
            most=min(self._max, tokens + int(_OVER * room)),
        )

    def _context_tokens(self, title: str, path: list[str]) -> int:
        """Count what comes before a chunk's text, with the embedder's own tokens."""
        head = _head(title, path)
        return self._max if len(head) > _COUNTABLE * self._max else self._count(head)

    def _cut_section(
        self, text: str, section: Section, context: "_Context"
    ) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a section, trimmed, each with a letter or digit."""
        for start, end in self._pieces(text, section, context.room):
            for first, last in self._fit(text, start, end, context):
                if _VISIBLE.search(text, first, last):
                    yield first, last

    def _pieces(self, text: str, section: Section, room: int) -> list[tuple[int, int]]:
        """Cut a section where sentences and the like end; the pieces leave nothing out."""
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        @cache
        def length(piece: str) -> int:
            if len(piece) > _COUNTABLE * room:
                return len(piece)
            return self._count(piece) - self._fixed

        splitter = RecursiveCharacterTextSplitter(
            separators=_SEPARATORS,
            is_separator_regex=True,
            keep_separator="end",
            strip_whitespace=False,  # so that the pieces, end to end, are the section
            chunk_size=room,
            chunk_overlap=0,
            length_function=length,
        )
        position = section.start
        pieces: list[tuple[int, int]] = []
        last = room
        for piece in splitter.split_text(text[section.start : section.end]):
            if not text.startswith(piece, position):
                raise ValueError("the text splitter changed the text")
            position += len(piece)
            last += length(piece)
            if last <= room:  # it leaves short ends of long parts, which fit together
                pieces[-1] = (pieces[-1][0], position)
            else:
                pieces.append((position - len(piece), position))
                last = length(piece)
        if position != section.end:
            raise ValueError("the text splitter lost text")
        return pieces

    def _fit(
        self, text: str, start: int, end: int, context: "_Context"
    ) -> Iterator[tuple[int, int]]:
        """Halve a piece that nothing else could cut, as a very long word, until it fits."""
        waiting = [(start, end)]
        while waiting:
            start, end = waiting.pop()
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if end - start > 1 and not self._fits(text[start:end], context):
                middle = (start + end) // 2
                space = text.rfind(" ", start + (end - start) // 4, middle)
                middle = middle if space < 0 else space
                waiting += [(middle, end), (start, middle)]
            elif start < end:
                yield start, end

    def _fits(self, piece: str, context: "_Context") -> bool:
        if len(piece) > _COUNTABLE * context.room:
            return False
        return self._count(context.head + piece) <= context.most


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    title: str
    locator: Locator
    head: str
    """What comes before the text of a chunk when it is embedded."""

    room: int
    """Tokens for the text of a chunk."""

    most: int
    """Tokens for head and text together."""


def _head(title: str, path: list[str]) -> str:
    return " › ".join(dict.fromkeys((title, *path))) + "\n"  # as in `Chunk.embedded_text`


def _shorten(words: str) -> str:
    return words[: max(1, len(words) * 2 // 3)].rstrip("… ") + "…" if len(words) > 2 else "…"


def _id_of(chunk: Chunk, taken: Counter[str]) -> str:
    place = json.dumps([chunk.embedded_text, chunk.locator.page, chunk.locator.slide])
    name = f"{chunk.document_id}#{hashlib.sha256(place.encode()).hexdigest()[:12]}"
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
