"""Finders that know less of a library than its own, for fitting and measuring."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.evidence.finder import EvidenceFinder, Finding
from assistant.factory import Library
from assistant.language import detect_language
from assistant.protocols import Vectors
from assistant.query import to_query
from assistant.retrieval.hybrid import AskedCandidates, Candidate, Candidates, HybridRetriever
from assistant.retrieval.unanswered import Unanswered
from assistant.store import Store
from assistant.types import Language


class WithoutQuestions:
    """A library in which nothing is known of how people ask."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def nearness(self, vector: Vectors) -> dict[str, float]:
        return {}

    def candidates(self, chunk_ids: Sequence[str]) -> list[Candidate]:
        return [
            replace(found, chunk=replace(found.chunk, asked=()))
            for found in self._store.candidates(chunk_ids)
        ]


def weigh_question(finder: EvidenceFinder, question: str) -> tuple[Finding, Language]:
    """Ask a question up to the decision; return what was found, and the question's language."""
    language = detect_language(question) or "id"
    query = to_query(question, language=language)
    passages = finder.retrieve(query, language=language)
    return finder.weigh(query, passages, language=language), language


def without_questions(library: Library) -> EvidenceFinder:
    """Return a finder that knows nothing of how people ask."""
    bare = WithoutQuestions(library.store)
    return _finder(library, asked=bare, catalogue=bare)


def without_hand(library: Library, unanswered: Unanswered, hand: str) -> EvidenceFinder:
    """Return a finder that compares with what others than this hand asked in vain."""
    others = [place for place, group in enumerate(unanswered.groups) if group != hand]
    return _finder(
        library,
        asked=library.store.asked,
        catalogue=library.store,
        unanswered=replace(
            unanswered,
            vectors=unanswered.vectors[others],
            nearest=unanswered.nearest[others],
            groups=tuple(unanswered.groups[place] for place in others),
        ),
    )


def _finder(
    library: Library,
    *,
    asked: AskedCandidates,
    catalogue: Candidates,
    unanswered: Unanswered | None = None,
) -> EvidenceFinder:
    retriever = HybridRetriever(
        embedder=library.embedder,
        dense=library.store.dense,
        lexical=library.store.lexical,
        asked=asked,
        catalogue=catalogue,
        mean_question=partial(library.store.mean_question, library.embedder),
        unanswered=unanswered,
        candidates=library.settings.retrieval.candidates,
    )
    return replace(library, retriever=retriever).finder
