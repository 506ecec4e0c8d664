"""Vectors of sentences, kept in memory while the library is open, and those of chunks on disk."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from threading import RLock
from time import monotonic
from typing import Protocol

import numpy as np

from assistant.protocols import Embedder, Vectors

_IN_MEMORY = 20_000
"""Sentences kept: about 30 MB at 384 dimensions."""

_WAY_SECONDS = 10.0
"""How long nothing is prepared after a question."""


class Kept(Protocol):
    """Where vectors of chunks' sentences outlast the process."""

    @property
    def stores_more(self) -> bool:
        """Whether there is room."""

    def __contains__(self, chunk: str) -> bool: ...

    def load(self, chunk: str) -> dict[bytes, Vectors]:
        """Return what is kept of a chunk, by the sentences' keys."""

    def keep(self, chunk: str, vectors: Mapping[bytes, Vectors]) -> bool:
        """Keep all of a chunk; say whether there was room."""


class SentenceVectors:
    """Embeds each sentence once; the ones unused for longest are dropped from memory.

    Only what was prepared is kept on disk, never what a question led to. Safe to use from threads.
    """

    def __init__(self, embedder: Embedder, *, kept: Kept | None = None) -> None:
        """Start with what is `kept`."""
        self._embedder = embedder
        self._kept = kept
        self._held: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = RLock()
        self._way_until = 0.0

    def embed(self, sentences: Sequence[str], *, chunk: str = "") -> Vectors:
        """Return one row a sentence, shape (len(sentences), dimension).

        Args:
            sentences: what is embedded.
            chunk: id of the chunk that they are of, if of any.
        """
        with self._lock:
            self._find(dict.fromkeys(sentences), chunk)
            rows = np.stack([self._held[text] for text in sentences])
            for text in sentences:
                self._held.move_to_end(text)
            while len(self._held) > _IN_MEMORY:
                self._held.popitem(last=False)
            return rows

    def prepare(self, sentences: Callable[[], Sequence[str]], *, chunk: str) -> bool:
        """Keep the vectors of a chunk's sentences on disk, where they are missing and have room.

        It gives way to questions, and says then that it is not done. `sentences` is called only
        where they are needed.
        """
        if self._kept is None or not self._kept.stores_more or chunk in self._kept:
            return True
        if self.gives_way:
            return False
        texts = list(dict.fromkeys(sentences()))
        vectors = self._embedder.embed_passages(texts) if texts else ()
        self._kept.keep(chunk, dict(zip(map(_key, texts), vectors, strict=True)))
        return True

    @property
    def gives_way(self) -> bool:
        """Whether somebody has just asked something."""
        return monotonic() < self._way_until

    def make_way(self) -> None:
        """Prepare nothing for some seconds: somebody has asked something. Never waits."""
        self._way_until = monotonic() + _WAY_SECONDS

    def _find(self, sentences: Mapping[str, None], chunk: str) -> None:
        """Hold a vector of every sentence: from memory, from disk, or made now."""
        new = [text for text in sentences if text not in self._held]
        if new and chunk and self._kept is not None:
            kept = self._kept.load(chunk)
            self._held.update({text: kept[key] for text in new if (key := _key(text)) in kept})
            new = [text for text in new if text not in self._held]
        if new:
            self._held.update(zip(new, self._embedder.embed_passages(new), strict=True))


def _key(sentence: str) -> bytes:
    return hashlib.blake2b(sentence.encode(), digest_size=16).digest()
