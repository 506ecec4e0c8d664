"""An embedder without a model: hashed words as vectors. For tests and for trying things out."""

import hashlib
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np

from assistant.protocols import Vectors

_RECIPE = "hashed words, log term frequency, 4 signed positions a word, version 1"
_POSITIONS = 4  # one position a word would let two unlike words meet too often
_WORD = re.compile(r"\w+")
_SPECIAL_TOKENS = 2  # as real embedders add a beginning and an end


class HashEmbedder:
    """Embeds a text as the bag of its words, so that texts that share words are near.

    The same text gives the same vector in every process and on every machine. `calls` counts
    the passages embedded so far, for tests that show what was not embedded again.

    Args:
        dimension: length of a vector, at least 8.
        max_tokens: longest passage, in words and two special tokens.
        seconds_per_passage: pause for each passage, to stand in for a slow model.
        common: length of a part that all vectors share, as those of real models do; at 1.73 no
            cosine is below .75, as with E5.
    """

    def __init__(
        self,
        *,
        dimension: int = 384,
        max_tokens: int = 512,
        seconds_per_passage: float = 0.0,
        common: float = 0.0,
    ) -> None:
        self._dimension = dimension
        self._common = common
        self._max_tokens = max_tokens
        self._pause = seconds_per_passage
        self.calls = 0

    @property
    def id(self) -> str:
        return f"hash-{self._dimension}" + (f"+{self._common}" if self._common else "")

    @property
    def sha256(self) -> str:
        return hashlib.sha256(f"{_RECIPE}, {self.id}".encode()).hexdigest()

    @property
    def dimension(self) -> int:
        return self._dimension

    @property
    def max_tokens(self) -> int:
        return self._max_tokens

    def count_tokens(self, text: str) -> int:
        """Count words, and two special tokens."""
        return len(_words(text)) + _SPECIAL_TOKENS

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages; shape (len(texts), dimension)."""
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            time.sleep(self._pause)
            vectors[row] = self._embed(text)
            self.calls += 1
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Embed a question; shape (dimension,)."""
        return self._embed(text)

    def _embed(self, text: str) -> Vectors:
        vector = np.zeros(self._dimension, dtype=np.float32)
        vector[0] = 1e-3  # a text without words has a direction too
        for word, count in Counter(_words(text)).items():
            digest = hashlib.blake2b(word.encode(), digest_size=4 * _POSITIONS).digest()
            for start in range(0, len(digest), 4):
                number = int.from_bytes(digest[start : start + 4], "little")
                sign = 1.0 if number & 1 else -1.0
                vector[(number >> 1) % self._dimension] += sign * (1.0 + np.log(count))
        vector /= np.linalg.norm(vector)
        vector[0] += self._common
        unit: Vectors = (vector / np.linalg.norm(vector)).astype(np.float32)
        return unit


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
