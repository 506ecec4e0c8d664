"""What the page works with."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from threading import Event

from assistant.carrying.trusting import TrustedKeys
from assistant.conversation import Asking
from assistant.documents import Limits
from assistant.evaluated import latest_overview
from assistant.factory.assistant import assistant_on, knowledge_of, preparation_on
from assistant.factory.library import open_library
from assistant.factory.models import installed_models, load_generator
from assistant.factory.redactor import begin_to_load, load_redactor, open_gaps
from assistant.history import History
from assistant.paths import config_file
from assistant.settings import Settings, load_settings
from assistant.trying.kept import KeptResults
from assistant.workbench import Workbench


@contextmanager
def open_workbench(settings: Settings) -> Iterator[tuple[Asking, Workbench]]:
    """Open what the page for asking works with, and what trainers change its library with.

    The library may be empty: its trainer fills it there. The model and what masks load when the
    workbench's `warm_up` is called, or when they are first needed.

    Raises:
        StoreError: the knowledge base is in use or damaged, or the queue of questions is damaged.
        ModelError: a model is missing.
        SettingsError: a pattern of the settings can't be used.
    """
    with ExitStack() as stack:
        runs = settings.paths.data / "evals" / "runs"
        redactor = load_redactor(settings)
        library = stack.enter_context(open_library(settings))
        generator = None
        if settings.answer.synthesis:
            generator = stack.enter_context(closing(load_generator(settings, begin=False)))
        assistant = assistant_on(
            library, stack, redactor=redactor, generator=generator, may_be_empty=True
        )
        preparation = stack.enter_context(preparation_on(library, assistant))

        is_warm = Event()

        def warm_up() -> None:
            is_warm.set()
            begin_to_load(redactor)
            if generator is not None:
                generator.begin()
            preparation.begin()

        def renew() -> None:
            assistant.renew(knowledge_of(library))
            if is_warm.is_set():
                preparation.begin()

        yield (
            Asking(
                assistant=assistant,
                redactor=redactor,
                review=settings.privacy.review,
                is_urgent=assistant.is_urgent,
                while_typing=settings.answer.while_typing and generator is not None,
                history=History(settings.paths.history),
                model=lambda: generator.state if generator is not None else "none",
                overview=lambda: latest_overview(
                    runs,
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
                keys=TrustedKeys(
                    key_folder=settings.paths.data,
                    settings=config_file(),
                    written=lambda: load_settings().packs.trusted_keys,
                ),
                limits=Limits(**settings.documents.model_dump()),
                golden=KeptResults(settings.paths.data / "evals" / "golden.json"),
                gaps=stack.enter_context(open_gaps(settings, redactor)),
                detect=redactor.detect,
                renew=renew,
                warm_up=warm_up,
                today=lambda: datetime.now().astimezone().date(),
                models=lambda: [
                    installed_models(settings).chosen(role) for role in ("generator", "embedder")
                ],
                runs=runs,
                language=settings.ui.language,
            ),
        )
