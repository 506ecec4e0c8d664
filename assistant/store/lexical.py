"""The lexical index: SQLite's FTS5 with BM25, over words and Indonesian stems."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.articles import WORDS
from assistant.retrieval.terms import references, search_words, stems, words
from assistant.store.current import Current
from assistant.store.database import Database
from assistant.terms import content_terms_version
from assistant.types import Chunk

_WORD_COLUMNS = "{title headings body asked}"
_K1, _B = 1.2, 0.75  # fixed in FTS5's bm25(); a term's score stays below its IDF times (K1 + 1)

_MOST_MATCHES = 2_500
"""Sum of the matches of the phrases that name candidates, rarest first.

Every match is scored, in some two microseconds, and a question's common words have tens of
thousands in a large library, which tell little. A library of the shipped one's size is searched for
all words: of its 378 golden questions, the one with most matches has 2,184.
"""

_MOST_CITING = 60
"""Chunks that are looked at for the articles that a question names."""

LENGTH = "lexical length"
"""The property that holds how many words and stems the index has."""

LEXICAL_VERSION = f"2 {content_terms_version()}"
"""What made the index's rows; those of another version are made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LexicalHit:
    """A chunk that shares words with the question."""

    chunk_id: str
    score: float
    """BM25; larger is better."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A word, a stem, or a word and the number behind it."""

    words: tuple[str, ...]
    is_stem: bool = False

    @property
    def query(self) -> str:
        """The phrase for FTS5, quoted, so that nothing in a question is read as syntax."""
        return f'{"stems" if self.is_stem else _WORD_COLUMNS}:"{" ".join(self.words)}"'


class LexicalIndex:
    """Finds chunks by the question's words, their stems, and numbers with their neighbours.

    What each of these adds was measured: see `assistant.retrieval.fusion`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: Current[float] = Current(database)

    def search(self, question: str, *, k: int) -> list[LexicalHit]:
        """Return the `k` best chunks, best first; none where no word matches.

        In a large library, those that share only common words with the question may be left out,
        and common words add nothing to a score.
        """
        query = self._telling(_phrases(question))
        if not query:
            return []
        sql = (
            "SELECT chunks.id, score FROM (SELECT rowid, -rank AS score FROM lexical"
            " WHERE lexical MATCH ? ORDER BY rank, rowid LIMIT ?) AS best"
            " JOIN chunks ON chunks.number = best.rowid ORDER BY score DESC, chunks.number"
        )
        rows = self._database.rows(sql, (query, k))
        return [LexicalHit(chunk_id=identity, score=score) for identity, score in rows]

    def scores(self, question: str, chunk_ids: Iterable[str]) -> dict[str, float]:
        """Return the BM25 scores of those of the given chunks that match.

        These are FTS5's own scores; it would look at every chunk with any of the words for them.
        """
        weights = {phrase: self._idf(phrase) for phrase in _phrases(question)}
        ids = list(chunk_ids)
        if not weights or not ids:
            return {}
        sql = (
            "SELECT chunks.id, title, headings, body, asked, stems FROM chunks"
            f" JOIN lexical ON lexical.rowid = number WHERE id IN ({','.join('?' * len(ids))})"
        )
        mean = self._mean_length()
        scores = {
            identity: _bm25(weights, columns, mean)
            for identity, *columns in self._database.rows(sql, ids)
        }
        return {identity: score for identity, score in scores.items() if score > 0}

    def ceiling(self, question: str) -> float:
        """Return the score that a chunk full of the question's every term would come near."""
        return sum(self._idf(phrase) * (_K1 + 1) for phrase in _phrases(question))

    def citing(self, articles: Collection[str]) -> list[str]:
        """Return the chunks that name one of these articles of laws, such as `46`."""
        if not articles:
            return []
        query = " OR ".join(
            _Phrase((word, number)).query for word in WORDS for number in sorted(articles)
        )
        sql = (
            "SELECT chunks.id FROM lexical JOIN chunks ON chunks.number = lexical.rowid"
            " WHERE lexical MATCH ? ORDER BY chunks.number LIMIT ?"
        )
        return [identity for (identity,) in self._database.rows(sql, (query, _MOST_CITING))]

    def _telling(self, phrases: Sequence[_Phrase]) -> str:
        """Return what to ask FTS5 for: the rare phrases, or else all common ones together."""
        chosen: list[str] = []
        matches = 0.0
        for phrase in sorted(phrases, key=self._seen):
            matches += self._seen(phrase)
            if matches > _MOST_MATCHES:
                break
            chosen.append(phrase.query)
        if chosen:
            return " OR ".join(chosen)
        return " AND ".join(phrase.query for phrase in phrases if phrase.is_stem)

    def _idf(self, phrase: _Phrase) -> float:
        seen, total = self._seen(phrase), self._total()
        return max(math.log((total - seen + 0.5) / (seen + 0.5)), 1e-6)  # as FTS5 does

    def _seen(self, phrase: _Phrase) -> float:
        sql = "SELECT count(*) FROM lexical WHERE lexical MATCH ?"
        return self._numbers.get(phrase, lambda: self._database.value(sql, (phrase.query,)))

    def _total(self) -> float:
        sql = "SELECT count(*) FROM chunks"
        return self._numbers.get("total", lambda: self._database.value(sql))

    def _mean_length(self) -> float:
        held = self._numbers.get("length", lambda: float(self._database.get_property(LENGTH) or 0))
        return held / max(self._total(), 1)


def lexical_row(number: int, chunk: Chunk) -> tuple[object, ...]:
    """Return what the index holds of a chunk: rowid, title, headings, body, asked, stems.

    Each is the words that FTS5 would find in it, so that they can be counted by splitting.
    """
    headings = " ".join(chunk.locator.heading_path)
    asked = "\n".join(chunk.asked)
    columns = (" ".join(words(text)) for text in (chunk.title, headings, chunk.text, asked))
    found = words(f"{chunk.embedded_text}\n{asked}")
    return number, *columns, " ".join(stems(found))


def lexical_length(chunk: Chunk) -> int:
    """Return how many words and stems the index holds of a chunk."""
    return sum(len(str(column).split()) for column in lexical_row(0, chunk)[1:])


def _bm25(weights: dict[_Phrase, float], columns: Sequence[str], mean: float) -> float:
    """Return the score that FTS5's bm25() gives to a row; 0 where no phrase stands in it."""
    held = [column.split() for column in columns]
    present = set().union(*held)
    part = _K1 * (1 - _B + _B * sum(map(len, held)) / mean)
    score = 0.0
    for phrase, weight in weights.items():
        if present.issuperset(phrase.words):
            places = held[-1:] if phrase.is_stem else held[:-1]
            count = sum(_count(phrase.words, place) for place in places)
            score += weight * count * (_K1 + 1) / (count + part)
    return score


def _count(phrase: Sequence[str], held: Sequence[str]) -> int:
    if len(phrase) == 1:
        return held.count(phrase[0])
    return sum(pair == tuple(phrase) for pair in pairwise(held))


def _phrases(question: str) -> list[_Phrase]:
    found = search_words(question)
    return [
        *(_Phrase((word,)) for word in found),
        *(_Phrase((stem,), is_stem=True) for stem in dict.fromkeys(stems(found))),
        *(_Phrase(tuple(pair.split())) for pair in references(question)),
    ]
