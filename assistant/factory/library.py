"""Open the knowledge base, and compare it with its folder."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial

from assistant.arithmetic import keep_to_one_thread
from assistant.checking.gate import Gate, gate_version
from assistant.checking.rules.hidden import HIDDEN
from assistant.curation.difference import Difference, compare
from assistant.documents import Limits, convert
from assistant.documents.splitter import TokenSplitter
from assistant.evidence.finder import EvidenceFinder
from assistant.factory.models import load_embedder
from assistant.library.curation import Curation
from assistant.library.latest_curation import LatestCuration
from assistant.library.scan import scan
from assistant.protocols import Embedder, Retriever
from assistant.retrieval.hybrid import HybridRetriever
from assistant.retrieval.unanswered import StillUnanswered, load_unanswered
from assistant.settings import Settings
from assistant.store import Store
from assistant.store.plan import make_plan
from assistant.store.sentences import KeptSentences
from assistant.store.sync import Synchronizer
from assistant.terms import TermWeights
from assistant.vectors import SentenceVectors

_READING_VERSION = 2
"""Raise it when converting or splitting changes: the next sync then reads every file again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """An open knowledge base."""

    store: Store
    embedder: Embedder
    retriever: Retriever
    synchronizer: Synchronizer
    vectors: SentenceVectors
    kept: KeptSentences
    settings: Settings

    @property
    def finder(self) -> EvidenceFinder:
        """Look for evidence in the documents."""
        return EvidenceFinder(
            self.retriever,
            embedder=self.embedder,
            weights=TermWeights(self.store.terms),
            vectors=self.vectors,
            passages=self.settings.retrieval.passages,
        )


@contextmanager
def open_library(
    settings: Settings, *, adopt_embedder: bool = False, embedder: Embedder | None = None
) -> Iterator[Library]:
    """Open the knowledge base; no other process can until it is closed.

    Args:
        settings: which folders and models.
        adopt_embedder: go over to the chosen embedder where the store has another's vectors.
        embedder: a stand-in for the chosen one.

    Raises:
        StoreError: it is in use, damaged, or another embedder's.
        ModelError: the embedder is missing.
        DocumentError: the trainers' decisions in the knowledge folder can't be read.
    """
    keep_to_one_thread()
    curation = LatestCuration(settings.paths.knowledge)
    curation()  # nothing is searched while it is unknown what must not be
    embedder = embedder or load_embedder(settings)
    unanswered = load_unanswered()
    limits = Limits(**settings.documents.model_dump())
    with ExitStack() as stack:
        store = stack.enter_context(
            Store.open(settings.paths.store, embedder=embedder, adopt_embedder=adopt_embedder)
        )
        most_bytes = settings.retrieval.sentences_disk_mb * 1_000_000
        kept = KeptSentences(settings.paths.sentences, embedder, most_bytes=most_bytes)
        stack.callback(kept.close)
        yield Library(
            store=store,
            embedder=embedder,
            retriever=HybridRetriever(
                embedder=embedder,
                dense=store.dense,
                lexical=store.lexical,
                asked=store.asked,
                catalogue=store,
                mean_question=partial(store.mean_question, embedder),
                unanswered=StillUnanswered(unanswered, store.asked)
                if unanswered.knows(embedder.id)
                else None,
                candidates=settings.retrieval.candidates,
                excluded=lambda: curation().disabled_chunks,
            ),
            synchronizer=Synchronizer(
                store,
                embedder=embedder,
                scan=partial(scan, max_bytes=limits.max_bytes),
                convert=Gate(
                    partial(convert, limits=limits, fallback_language=settings.ui.language),
                    limits=limits,
                    curation=curation,
                    rules=HIDDEN,
                ),
                splitter=TokenSplitter(
                    count_tokens=embedder.count_tokens, max_tokens=embedder.max_tokens
                ),
                recipe=f"{_READING_VERSION} {limits} {gate_version()}",
                decisions=lambda: _decisions(curation()),
            ),
            vectors=SentenceVectors(embedder, kept=kept),
            kept=kept,
            settings=settings,
        )


def _decisions(curation: Curation) -> dict[str, str]:
    """Return what a trainer decided on each released file."""
    return {release.source: release.sha256 for release in curation.releases}


def pending_changes(settings: Settings, store: Store) -> Difference:
    """Compare the knowledge folder with what the last sync read of it; changes neither.

    Raises:
        DocumentError: the folder can't be read.
    """
    limits = Limits(**settings.documents.model_dump())
    found = scan(settings.paths.knowledge, max_bytes=limits.max_bytes)
    problems = {problem.source: problem.error for problem in found.problems}
    # Content alone counts: without recipes, no file is to be read again for its own sake.
    known = {source: replace(record, recipe="") for source, record in store.files().items()}
    plan = make_plan(found.files, known, recipe="", present=problems)
    fresh = [task for task in plan.tasks if task.change == "added" and not task.moved_from]
    return compare(
        new={task.file.source: task.file.path for task in fresh},
        changed={
            task.file.source: task.file.path for task in plan.tasks if task.change == "changed"
        },
        stored={document.source: document for document in store.documents()},
        read=partial(convert, limits=limits, fallback_language=settings.ui.language),
        renamed=[(task.moved_from, task.file.source) for task in plan.tasks if task.moved_from],
        removed=plan.gone,
        problems=problems.items(),
    )
