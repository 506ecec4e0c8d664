"""Vectors of sentences, kept in memory while the library is open."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from assistant.protocols import Embedder, Vectors

_KEPT = 20_000
"""Sentences kept: about 30 MB at 384 dimensions."""


class SentenceVectors:
    """Embeds each sentence once; the ones unused for longest are dropped."""

    def __init__(self, embedder: Embedder) -> None:
        """Start empty."""
        self._embedder = embedder
        self._kept: OrderedDict[str, Vectors] = OrderedDict()

    def embed(self, sentences: Sequence[str]) -> Vectors:
        """Return one row a sentence, shape (len(sentences), dimension)."""
        new = [text for text in dict.fromkeys(sentences) if text not in self._kept]
        if new:
            self._kept.update(zip(new, self._embedder.embed_passages(new), strict=True))
        rows = np.stack([self._kept[text] for text in sentences])
        for text in sentences:
            self._kept.move_to_end(text)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return rows
