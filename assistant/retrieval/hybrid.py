"""Dense and lexical candidates, fused into passages. Knows no database and no model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.protocols import Vectors
from assistant.retrieval.fusion import LEXICAL_WEIGHT, fuse
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


class Candidates(Protocol):
    """Looks chunks up by id."""

    def candidates(self, chunk_ids: Sequence[str]) -> list[Candidate]: ...


class QueryEmbedder(Protocol):
    """The half of an embedder that a search needs."""

    def embed_query(self, text: str) -> Vectors: ...


class HybridRetriever:
    """Finds passages by meaning and by words.

    Each index names its best candidates; every candidate then gets both scores, the cosine
    exactly, so that the fused order does not depend on which index named it.
    """

    def __init__(
        self,
        *,
        embedder: QueryEmbedder,
        dense: DenseCandidates,
        lexical: LexicalCandidates,
        catalogue: Candidates,
        candidates: int = 30,
        lexical_weight: float = LEXICAL_WEIGHT,
    ) -> None:
        """Join the parts; `candidates` are taken from each index."""
        self._lexical_weight = lexical_weight
        self._embedder = embedder
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
        count = max(k, self._candidates)
        hits = (*self._dense.search(vector, k=count), *self._lexical.search(query, k=count))
        ids = list(dict.fromkeys(hit.chunk_id for hit in hits))
        found = {item.chunk.id: item for item in self._catalogue.candidates(ids)}
        cosines = {
            name: float(item.vector @ vector)
            for name, item in found.items()
            if item.vector is not None
        }
        lexical = self._lexical.scores(query, found)
        fused = fuse(
            cosines,
            lexical,
            ceiling=self._lexical.ceiling(query),
            lexical_weight=self._lexical_weight,
            foreign={
                name for name, item in found.items() if language and language not in item.languages
            },
        )
        best = sorted(fused, key=lambda name: (-fused[name], name))[:k]
        return [
            Passage(
                chunk=found[name].chunk,
                source=found[name].source,
                rank=rank,
                score=fused[name],
                dense_score=cosines.get(name),
                lexical_score=lexical.get(name),
            )
            for rank, name in enumerate(best, start=1)
        ]
