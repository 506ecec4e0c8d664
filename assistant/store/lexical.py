"""The lexical index: SQLite's FTS5 with BM25, over words and Indonesian stems."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.retrieval.terms import references, search_words, stems, words
from assistant.store.database import Database
from assistant.types import Chunk

_WORD_COLUMNS = "{title headings body asked}"
_K1 = 1.2  # fixed in FTS5's bm25(); a term's score stays below its IDF times (K1 + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LexicalHit:
    """A chunk that shares words with the question."""

    chunk_id: str
    score: float
    """BM25; larger is better."""


class LexicalIndex:
    """Finds chunks by the question's words, their stems, and numbers with their neighbours.

    What each of these adds was measured: see `assistant.retrieval.fusion`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, question: str, *, k: int) -> list[LexicalHit]:
        """Return the `k` best chunks, best first; none where no word matches."""
        return self._search(question, "ORDER BY score DESC, chunks.number LIMIT ?", (k,))

    def scores(self, question: str, chunk_ids: Iterable[str]) -> dict[str, float]:
        """Return the BM25 scores of those of the given chunks that match."""
        ids = list(chunk_ids)
        places = ",".join("?" * len(ids))
        hits = self._search(question, f"AND chunks.id IN ({places})", ids)
        return {hit.chunk_id: hit.score for hit in hits}

    def ceiling(self, question: str) -> float:
        """Return the score that a chunk full of the question's every term would come near."""
        total = self._database.value("SELECT count(*) FROM chunks")
        return sum(self._idf(phrase, total) * (_K1 + 1) for phrase in _phrases(question))

    def _idf(self, phrase: str, total: int) -> float:
        sql = "SELECT count(*) FROM lexical WHERE lexical MATCH ?"
        seen = self._database.value(sql, (phrase,))
        return max(math.log((total - seen + 0.5) / (seen + 0.5)), 1e-6)  # as FTS5 does

    def _search(self, question: str, tail: str, values: Iterable[object]) -> list[LexicalHit]:
        phrases = _phrases(question)
        if not phrases:
            return []
        sql = (
            "SELECT chunks.id, -bm25(lexical) AS score FROM lexical"
            f" JOIN chunks ON chunks.number = lexical.rowid WHERE lexical MATCH ? {tail}"
        )
        rows = self._database.rows(sql, (" OR ".join(phrases), *values))
        return [LexicalHit(chunk_id=identity, score=score) for identity, score in rows]


def lexical_row(number: int, chunk: Chunk) -> tuple[object, ...]:
    """Return what the index holds of a chunk: rowid, title, headings, body, asked, stems."""
    headings = " ".join(chunk.locator.heading_path)
    asked = "\n".join(chunk.asked)
    found = words(f"{chunk.embedded_text}\n{asked}")
    return number, chunk.title, headings, chunk.text, asked, " ".join(stems(found))


def _phrases(question: str) -> list[str]:
    """Return FTS5 phrases, each quoted, so that nothing in a question is read as syntax."""
    found = search_words(question)
    return [
        *(f'{_WORD_COLUMNS}:"{word}"' for word in found),
        *(f'stems:"{stem}"' for stem in dict.fromkeys(stems(found))),
        *(f'{_WORD_COLUMNS}:"{pair}"' for pair in references(question)),
    ]
