"""How near a question is to those by which people ask for a section."""

from collections.abc import Callable, Sequence
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from assistant.protocols import Vectors
from assistant.store.vectors import VectorCache

_AT_ONCE = 32
"""Rows compared in one go: with the shipped library's 13,000 questions their product takes 2 MB."""


class AskedIndex:
    """Compares with all questions exactly; a few thousand take a millisecond."""

    def __init__(self, vectors: VectorCache, *, version: Callable[[], int]) -> None:
        """Read nothing yet. `version` counts the store's changes."""
        self._vectors = vectors
        self._version = version
        self._lock = RLock()
        self._read = -1
        self._chunks: Sequence[str] = ()
        self._starts: Sequence[int] = ()
        self._matrix: Vectors | None = None

    def nearness(self, vector: Vectors) -> dict[str, float]:
        """Return how near the questions of each chunk are; a chunk without any is left out.

        Args:
            vector: a question's embedding, of whatever length.
        """
        with self._lock:
            self._refresh()
            chunks, starts, matrix = self._chunks, self._starts, self._matrix
        if matrix is None:
            return {}
        values = _nearness(matrix @ vector, starts)
        return dict(zip(chunks, values.tolist(), strict=True))

    def version(self) -> int:
        """Count the store's changes."""
        return self._version()

    def highest(self, vectors: Vectors) -> Vectors:
        """Return the cosine of each row and the nearest question of any section, -1 without any."""
        with self._lock:
            self._refresh()
            matrix = self._matrix
        highest = np.full(len(vectors), -1.0, np.float32)
        if matrix is not None:
            for start in range(0, len(vectors), _AT_ONCE):
                part = slice(start, start + _AT_ONCE)
                highest[part] = (vectors[part] @ matrix.T).max(axis=1)
        return highest

    def _refresh(self) -> None:
        version = self._version()
        if version == self._read:
            return
        names, matrix = self._vectors.questions()
        self._starts = [
            place for place, name in enumerate(names) if not place or name != names[place - 1]
        ]
        self._chunks = [names[place] for place in self._starts]
        self._matrix = matrix if len(names) else None
        self._read = version


def _nearness(similarities: Vectors, starts: Sequence[int]) -> NDArray[np.float64]:
    """Return the mean of each chunk's two nearest questions, the nearest counting twice.

    `starts` are the places where a chunk's similarities begin. All are looked at in one go: a loop
    in Python would take longer than the rest of a search.
    """
    counts = np.diff(starts, append=len(similarities))
    best = np.maximum.reduceat(similarities, starts)
    is_best = np.flatnonzero(similarities == np.repeat(best, counts))
    owners = np.repeat(np.arange(len(counts)), counts)[is_best]
    others = similarities.copy()
    others[is_best[np.diff(owners, prepend=-1) > 0]] = -np.inf  # one of each chunk
    second = np.where(counts > 1, np.maximum.reduceat(others, starts), best)
    return (2 * best + second).astype(np.float64) / 3
