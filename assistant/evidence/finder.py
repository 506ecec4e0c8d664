"""Retrieve passages and weigh their sentences: all that is known before a decision."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.articles import articles_of
from assistant.evidence.answerability import Signals, read_signals
from assistant.evidence.candidates import Candidate, find_candidates
from assistant.protocols import Embedder, Retriever
from assistant.sentences import sentence_spans
from assistant.terms import TermWeights
from assistant.types import Chunk, Language, Passage
from assistant.vectors import SentenceVectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The sentences looked at and what they signal; no signals where there is no sentence."""

    candidates: tuple[Candidate, ...]
    signals: Signals | None
    cited: bool | None = None
    """Whether a sentence names the article of a law that the query names; None where it names
    none."""


class EvidenceFinder:
    """Looks for evidence in one library."""

    def __init__(
        self,
        retriever: Retriever,
        *,
        embedder: Embedder,
        weights: TermWeights,
        vectors: SentenceVectors,
        passages: int,
    ) -> None:
        """Look at `passages` passages for a question."""
        self._retriever = retriever
        self._embedder = embedder
        self._weights = weights
        self._vectors = vectors
        self._passages = passages

    def knows(self, terms: Iterable[str]) -> bool:
        """Say whether the documents have any of these terms."""
        return any(self._weights.knows(term) for term in terms)

    @property
    def gives_way(self) -> bool:
        """Whether somebody has just asked, so that nothing is prepared."""
        return self._vectors.gives_way

    def retrieve(self, query: str, *, language: Language) -> tuple[Passage, ...]:
        """Return the passages nearest to the query; none for an empty one."""
        self._vectors.make_way()
        if not query:
            return ()
        return tuple(self._retriever.retrieve(query, k=self._passages, language=language))

    def prepare(self, chunk: str, shown: Callable[[], Chunk]) -> bool:
        """Keep the vectors of the sentences of the chunk with this id, as it is `shown`.

        See `SentenceVectors.prepare`.
        """

        def sentences() -> list[str]:
            text = shown().text
            return [text[span.start : span.end] for span in sentence_spans(text)]

        return self._vectors.prepare(sentences, chunk=chunk)

    def weigh(self, query: str, passages: Sequence[Passage], *, language: Language) -> Finding:
        """Measure every sentence of the passages against the query."""
        candidates = find_candidates(
            query,
            passages,
            query=self._embedder.embed_query(query),
            vectors=self._vectors,
            weights=self._weights,
        )
        if not candidates:
            return Finding(candidates=(), signals=None)
        signals = read_signals(query, passages, candidates, self._weights, language=language)
        cited = any(one.cites for one in candidates) if articles_of(query) else None
        return Finding(candidates=tuple(candidates), signals=signals, cited=cited)
