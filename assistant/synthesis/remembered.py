"""Summaries that were written before, for questions that are asked again.

A model without chance in its choice of words writes the same for the same prompt. So a summary is
kept under all that made it: question, quotes with their places and headings, prompt, model and
length. Quotes are looked for and held against their documents anew each time; where one differs, so
does the key. Its sentences are held against the quotes anew, too.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from threading import Lock

from assistant.types import Chunk, Evidence, Statement

_NOT_WORDS = re.compile(r"[\s?!.]+")


def key_of(question: str, evidence: Sequence[Evidence], *made_by: object) -> bytes:
    """Return the key of a summary; `made_by` names what wrote it, and with which rules.

    Questions that differ in capitals, blanks and the marks at a sentence's end share a key.
    """
    words = " ".join(_NOT_WORDS.sub(" ", question.casefold()).split())
    quotes = [
        (item.number, item.quote, item.start, item.end, *_place(item.passage.chunk))
        for item in evidence
    ]
    told = json.dumps([words, quotes, [str(one) for one in made_by]])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()


def _place(chunk: Chunk) -> tuple[object, ...]:
    return chunk.document_id, chunk.title, chunk.locator.heading_path


class Remembered:
    """The summaries used last, in memory alone and under hashes: no question can be read in it."""

    def __init__(self, size: int) -> None:
        """Keep at most `size` summaries; 0 keeps none."""
        self._size = size
        self._kept: dict[bytes, tuple[Statement, ...]] = {}  # least recently used first
        self._lock = Lock()

    def find(self, key: bytes) -> tuple[Statement, ...] | None:
        """Return a summary's checked sentences, if they are kept."""
        with self._lock:
            found = self._kept.pop(key, None)
            if found is not None:
                self._kept[key] = found
            return found

    def keep(self, key: bytes, statements: Sequence[Statement]) -> None:
        """Keep a whole summary; the one used least recently makes room."""
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = tuple(statements)
            while len(self._kept) > self._size:
                del self._kept[next(iter(self._kept))]
