"""Candidates by meaning, by words and by how people ask, fused into passages.

Knows no database and no model.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from assistant.articles import articles_of
from assistant.protocols import QueryEmbedder, Vectors
from assistant.retrieval.asked import AskedScores
from assistant.retrieval.centre import SHARE
from assistant.retrieval.fusion import Weights, fuse
from assistant.retrieval.unanswered import SECTIONS
from assistant.types import Chunk, Language, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A chunk that an index named, with what is needed to judge it."""

    chunk: Chunk
    source: str
    """The document's path, relative to the knowledge folder."""

    vector: Vectors | None
    """None where the chunk has not been embedded yet."""

    languages: frozenset[Language]
    """Those in which the document, or a translation of it, can be had."""


class Hit(Protocol):
    """What an index returns: a chunk's id and how well it fits."""

    @property
    def chunk_id(self) -> str: ...


class DenseCandidates(Protocol):
    """The chunks whose vectors are nearest."""

    def search(self, vector: Vectors, *, k: int) -> Sequence[Hit]: ...


class LexicalCandidates(Protocol):
    """The chunks that share words with the question."""

    def search(self, question: str, *, k: int) -> Sequence[Hit]: ...

    def scores(self, question: str, chunk_ids: Iterable[str]) -> dict[str, float]:
        """Return the scores of those of the given chunks that match."""

    def ceiling(self, question: str) -> float:
        """Return the score that a full match would come near."""

    def citing(self, articles: Collection[str]) -> Sequence[str]:
        """Return the chunks that name one of these articles of laws."""


class AskedCandidates(Protocol):
    """The chunks whose section is asked for in a like way."""

    def nearness(self, vector: Vectors) -> dict[str, float]:
        """Return how near the questions of each chunk are, for those that have any."""


class AskedInVain(Protocol):
    """Questions that no document answers."""

    def nearness(self, vector: Vectors) -> float:
        """Return how near the nearest of them are."""


class Candidates(Protocol):
    """Looks chunks up by id."""

    def candidates(self, chunk_ids: Sequence[str]) -> list[Candidate]: ...


class HybridRetriever:
    """Finds passages by meaning, by words and by how people ask.

    Each index names its best candidates; every candidate then gets all scores, the dense one
    exactly, so that the fused order does not depend on which index named it. Before questions are
    compared with questions, what all have in common is taken out: see
    `assistant.retrieval.centre`.
    """

    def __init__(
        self,
        *,
        embedder: QueryEmbedder,
        dense: DenseCandidates,
        lexical: LexicalCandidates,
        asked: AskedCandidates,
        catalogue: Candidates,
        mean_question: Callable[[], Vectors],
        unanswered: AskedInVain | None = None,
        candidates: int = 30,
        weights: Weights | None = None,
        excluded: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """Join the parts.

        Args:
            embedder: embeds the question.
            dense: names chunks by meaning.
            lexical: names chunks by words.
            asked: names chunks by the questions for their section.
            catalogue: knows the chunks.
            mean_question: returns the embedder's mean question.
            unanswered: questions without an answer, if they are known for the embedder.
            candidates: how many are taken from each index.
            weights: see `fuse`.
            excluded: tells, for each question anew, the ids of chunks that must not be found.
        """
        self._excluded = excluded
        self._weights = weights or Weights()
        self._embedder = embedder
        self._asked = asked
        self._mean_question = mean_question
        self._unanswered = unanswered
        self._dense = dense
        self._lexical = lexical
        self._catalogue = catalogue
        self._candidates = candidates

    def retrieve(self, query: str, *, k: int, language: Language | None = None) -> list[Passage]:
        """Return the best `k` passages.

        Args:
            query: the question.
            k: how many, at most.
            language: the question's. A document that has a version in it is expected in that
                version; one that has none is judged on a par.
        """
        vector = self._embedder.embed_query(query)
        excluded = frozenset(self._excluded())
        count = max(k, self._candidates) + len(excluded)  # so that they take nobody's place
        turned = vector - SHARE * self._mean_question()
        with ThreadPoolExecutor(max_workers=1) as pool:  # it computes while Python does the rest
            pending = pool.submit(self._dense.search, vector, k=count)
            matching = [hit.chunk_id for hit in self._lexical.search(query, k=count)]
            asked = AskedScores(self._asked.nearness(turned))
            citing = self._lexical.citing(articles_of(query))
            named = dict.fromkeys((*matching, *asked.best(count), *citing))
            found, lexical = self._looked_up(query, named.keys() - excluded)
            near = [hit.chunk_id for hit in pending.result()]
        others = self._looked_up(query, set(near) - named.keys() - excluded)
        found |= others[0]
        lexical |= others[1]
        vectors = {name: item.vector for name, item in found.items() if item.vector is not None}
        cosines = {name: float(row @ vector) for name, row in vectors.items()}
        fused = fuse(
            cosines,
            lexical,
            asked.completed(cosines, like=(*near, *matching)),
            ceiling=self._lexical.ceiling(query),
            weights=self._weights,
            citing=citing,
            foreign={
                name for name, item in found.items() if language and language not in item.languages
            },
        )
        lead = self._lead(asked, turned)
        best = sorted(fused, key=lambda name: (-fused[name], name))[:k]
        return [
            Passage(
                chunk=found[name].chunk,
                source=found[name].source,
                rank=rank,
                score=fused[name],
                dense_score=cosines.get(name),
                lexical_score=lexical.get(name),
                asked_score=asked.nearness.get(name),
                asked_lead=lead if name in asked.nearness else None,
            )
            for rank, name in enumerate(best, start=1)
        ]

    def _looked_up(
        self, query: str, ids: Collection[str]
    ) -> tuple[dict[str, Candidate], dict[str, float]]:
        """Return those chunks that are there, and how well their words match, by id."""
        found = {item.chunk.id: item for item in self._catalogue.candidates(sorted(ids))}
        return found, self._lexical.scores(query, found)

    def _lead(self, asked: AskedScores, vector: Vectors) -> float | None:
        if not asked.nearness or self._unanswered is None:
            return None
        return asked.typical(SECTIONS) - self._unanswered.nearness(vector)
