"""Finders that know less of a library than its own, for fitting and measuring."""

from dataclasses import replace
from functools import partial

from assistant.evidence.finder import EvidenceFinder, Finding
from assistant.factory import Library
from assistant.language import detect_language
from assistant.query import to_query
from assistant.retrieval.hybrid import HybridRetriever
from assistant.retrieval.unanswered import Unanswered
from assistant.types import Language


def weigh_question(finder: EvidenceFinder, question: str) -> tuple[Finding, Language]:
    """Ask a question up to the decision; return what was found, and the question's language."""
    language = detect_language(question) or "id"
    query = to_query(question, language=language)
    passages = finder.retrieve(query, language=language)
    return finder.weigh(query, passages, language=language), language


def without_hand(library: Library, unanswered: Unanswered, hand: str) -> EvidenceFinder:
    """Return a finder that compares with what others than this hand asked in vain."""
    others = [place for place, group in enumerate(unanswered.groups) if group != hand]
    retriever = HybridRetriever(
        embedder=library.embedder,
        dense=library.store.dense,
        lexical=library.store.lexical,
        asked=library.store.asked,
        catalogue=library.store,
        mean_question=partial(library.store.mean_question, library.embedder),
        unanswered=replace(
            unanswered,
            vectors=unanswered.vectors[others],
            nearest=unanswered.nearest[others],
            groups=tuple(unanswered.groups[place] for place in others),
        ),
        candidates=library.settings.retrieval.candidates,
    )
    return replace(library, retriever=retriever).finder
