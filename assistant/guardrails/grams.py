"""Pieces of words, which similar spellings share: "dipalsukan", "palsuin" and "malsu" do."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

PLACES = 1 << 13
"""Places that pieces are counted in; two pieces may share one."""

_LENGTHS = range(3, 6)
_WORD = re.compile(r"\w+")


def counted_grams(text: str) -> NDArray[np.float32]:
    """Return for each place the logarithm of one more than a folded text has of its pieces."""
    counts = np.zeros(PLACES, np.float32)
    for piece, times in Counter(pieces_of(text)).items():
        counts[zlib.crc32(piece.encode()) % PLACES] += times
    grams: NDArray[np.float32] = np.log1p(counts)
    return grams


def rarity_of(grams: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the weight of each place: the rarer its pieces are in many texts, the more."""
    texts = len(grams)
    rarity: NDArray[np.float32] = np.log((1 + texts) / (1 + (grams > 0).sum(axis=0)))
    return rarity.astype(np.float32)


def weighed(grams: NDArray[np.float32], rarity: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return rows of grams times the rarity of their places, of length 1."""
    rows = grams * rarity
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    unit: NDArray[np.float32] = (rows / lengths).astype(np.float32)
    return unit


def pieces_of(text: str) -> Iterator[str]:
    """Yield the pieces of a folded text's words, three to five letters or word ends each."""
    for word in _WORD.findall(text):
        spaced = f" {word} "
        for length in _LENGTHS:
            for start in range(max(1, len(spaced) - length + 1)):
                yield spaced[start : start + length]
