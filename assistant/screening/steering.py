"""How much a sentence reads as if it steered the answer instead of informing its reader.

Rules know the wordings that somebody thought of. This is learnt from what several hands wrote
(`python -m evals.steering_fit`): a linear model over words, pairs of words and pieces of words.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant.checking.quoting import without_quotations
from assistant.guardrails.grams import pieces_of
from assistant.guardrails.reading import fold

PLACES = 1 << 18
"""Places that words, pairs and pieces are counted in; two seldom share one, so that what was never
learnt weighs nothing."""

_LEAST_WORDS = 4
"""Shorter sentences are headings and names, of which too little is known."""

_THRESHOLD = 0.15
"""Least score of a sentence that is left out; see docs/measurements.md, "Orders"."""

_SURE = 0.5
"""Least score of a sentence behind which its paragraph is not read on."""

_WORD = re.compile(r"\w+")
_EXAMPLE = re.compile(
    r"\b(?:contoh\w*|misal\w*|seperti|kalimat|ungkapan|examples?|such as|sentences?|phrases?)\b",
    re.IGNORECASE,
)
"""What introduces a quotation that is shown, not meant."""

Certainty = Literal["likely", "surely"]
Row = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """What was learnt; each array has an entry a place."""

    rarity: Row
    weights: Row
    intercept: float

    def score(self, sentence: str) -> float:
        """Return near 1 for a sentence that steers the answer, near -1 for any other."""
        places, counts = counted(sentence)
        values = counts * self.rarity[places]
        length = max(float(np.linalg.norm(values)), 1e-9)
        return float(values @ self.weights[places]) / length + self.intercept


def steers(sentence: str) -> Certainty | None:
    """Say how sure it is that a sentence steers the answer; None where nothing speaks for it."""
    if len(_WORD.findall(_without_examples(sentence))) < _LEAST_WORDS:
        return None
    score = load_steering().score(sentence)
    if score < _THRESHOLD:
        return None
    return "surely" if score >= _SURE else "likely"


def counted(sentence: str) -> tuple[NDArray[np.intp], Row]:
    """Return the places of a sentence's parts, and the logarithm of one more than their number.

    What it quotes as an example doesn't count.
    """
    text = fold(_without_examples(sentence))
    counts = Counter(zlib.crc32(part.encode()) % PLACES for part in _parts(text))
    places = np.fromiter(counts, np.intp, len(counts))
    times = np.fromiter(counts.values(), np.float32, len(counts))
    return places, np.log1p(times)


@cache
def load_steering() -> Steering:
    """Read the weights that `python -m evals.steering_fit` has made."""
    resource = files(__package__) / "steering.npz"
    with resource.open("rb") as file, np.load(file, allow_pickle=False) as content:
        return Steering(
            rarity=content["rarity"].astype(np.float32),
            weights=content["weights"].astype(np.float32),
            intercept=float(content["intercept"]),
        )


def _without_examples(sentence: str) -> str:
    rest = without_quotations(sentence)
    return rest if _EXAMPLE.search(rest) else sentence


def _parts(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    yield from pieces_of(text)
    yield from (f"={word}" for word in words)
    yield from (f"{one}_{other}" for one, other in pairwise(words))
