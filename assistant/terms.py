"""The content words of a text, reduced to stems, and how much each one tells."""

import hashlib
import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from threading import Lock
from typing import Any, Protocol

_WORD = re.compile(r"\w+")
_STEMMING = Lock()
"""The stemmer keeps the word it works on in itself, so that two threads would mix theirs."""


def content_terms(text: str) -> frozenset[str]:
    """Return the stems of a text's words, without the words that carry no content.

    One stemmer, the Indonesian one, serves both languages: an English word that it
    changes is changed alike in question and passage.
    """
    return frozenset(
        _stem(word) for word in _WORD.findall(text.lower()) if word not in _stopwords()
    )


def content_terms_version() -> str:
    """Return a short hash of what decides on a text's terms."""
    parts = (" ".join(sorted(_stopwords())), version("snowballstemmer"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


class TermCounts(Protocol):
    """Knows in how many texts each term stands."""

    @property
    def total(self) -> int:
        """How many texts there are."""

    def seen(self, term: str) -> int:
        """Return in how many of them a term stands."""


class CountedTexts:
    """Implements `TermCounts` by counting given texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count in how many of `texts` each term stands."""
        self._seen: Counter[str] = Counter()
        self.total = 0
        for text in texts:
            self._seen.update(content_terms(text))
            self.total += 1

    def seen(self, term: str) -> int:
        """Return in how many texts a term stands."""
        return self._seen[term]


class TermWeights:
    """Inverse document frequency over a library's chunks (Robertson and Spärck Jones, 1976)."""

    def __init__(self, counts: TermCounts) -> None:
        """Weigh by what is counted at the time of asking."""
        self._counts = counts

    def knows(self, term: str) -> bool:
        """Say whether any of the texts has a term."""
        return self._counts.seen(term) > 0

    def weight(self, term: str) -> float:
        """Return how much a term tells: near 0 when it is everywhere, largest when unseen."""
        seen = self._counts.seen(term)
        return math.log(1 + (self._counts.total - seen + 0.5) / (seen + 0.5))

    def coverage(self, wanted: frozenset[str], found: frozenset[str]) -> float:
        """Return the share, by weight, of the wanted terms that were found; 0 if none is."""
        total = math.fsum(self.weight(term) for term in wanted)  # exact: sets have no order
        return math.fsum(self.weight(term) for term in wanted & found) / total if total else 0.0


@cache
def _stopwords() -> frozenset[str]:
    resource = files("assistant") / "stopwords.toml"
    languages = tomllib.loads(resource.read_text(encoding="utf-8"))
    return frozenset(word for words in languages.values() for word in words.split())


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("indonesian")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    with _STEMMING:
        return str(_stemmer().stemWord(word))
