"""An assistant on an open knowledge base."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial

from assistant.errors import StoreError
from assistant.evidence.answerability import load_calibration
from assistant.factory.library import Library, open_library
from assistant.factory.models import answer_prompts, drop_decoded, load_generator
from assistant.factory.redactor import load_redactor, load_services
from assistant.grounding import Grounding, Knowledge
from assistant.guardrails.categories import category_guardrails
from assistant.guardrails.chain import Guardrails
from assistant.guardrails.likelihood import load_likelihood
from assistant.guardrails.referral import Referral
from assistant.paths import bundled
from assistant.pipeline import Assistant
from assistant.preparing import Preparation, Step
from assistant.privacy import Redactor
from assistant.prompts import load_prompts
from assistant.protocols import Embedder, Generator, QueryEmbedder
from assistant.screening import Screen, ScreenOptions, StatementScreen
from assistant.settings import Settings
from assistant.synthesis.support import SupportCheck
from assistant.synthesis.writer import Writer
from assistant.vectors import SentenceVectors


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
    return Writer(
        generator,
        prompts=answer_prompts(settings),
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
        yield assistant_on(library, stack, passages_only=passages_only, generator=generator)


def assistant_on(
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
def preparation_on(library: Library, assistant: Assistant) -> Iterator[Preparation]:
    """Prepare the library's passages for questions while nobody asks, from `begin` on.

    The dense index is opened first, where no sync does it. Of the passages, those come first that
    people have the most ways to ask for: the vectors of their sentences, then, where the settings
    want that, what the generator makes of them. Where they do not, what it made before is deleted.
    """
    generator = assistant.writer.generator if assistant.writer else None
    decodes = (
        library.settings.answer.reads == "passage" and library.settings.models.passages_disk_mb
    )

    def open_index() -> bool:
        library.store.dense.open_ahead()
        return True

    def steps() -> Iterator[Step]:
        yield open_index
        chunks = sorted(library.store.chunks(), key=lambda chunk: -len(chunk.asked))
        library.kept.keep_only({chunk.id for chunk in chunks})
        for chunk in chunks:
            yield partial(assistant.prepare, chunk)
        if generator and decodes:
            beginnings = assistant.beginnings(chunks)
            generator.keep_only(beginnings)
            for beginning in beginnings:
                yield partial(generator.warm_up, beginning)
        else:
            drop_decoded(library.settings)

    def make_way() -> None:
        library.vectors.make_way()
        if generator:
            generator.make_way()

    with closing(Preparation(steps, make_way=make_way)) as preparation:
        yield preparation


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
        Grounding(
            knowledge_of(library),
            calibration=load_calibration(),
            evidence=settings.answer.evidence,
            screen=Screen(redactor.detect, _screen_options(settings)),
            without_groups=settings.screening.groups,
        ),
        writer=writer,
        statements=(
            StatementScreen(redactor.detect, rules=rules) if settings.screening.statements else None
        ),
        guardrails=make_guardrails(settings, library.embedder, embedder_id=library.embedder.id),
        referral=Referral(load_services(settings)),
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


def knowledge_of(library: Library) -> Knowledge:
    """Return what is known of the documents as they are now."""
    return Knowledge(
        finder=library.finder,
        document=library.store.document,
        embedder=library.embedder.id,
        fingerprint=library.store.fingerprint(),
    )
