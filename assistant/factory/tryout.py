"""A copy of the knowledge base, to try changes on."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from assistant.factory.assistant import make_assistant, open_writer
from assistant.factory.library import open_library, pending_changes
from assistant.settings import Settings
from assistant.store.copying import copy_store
from assistant.temporary import passing_folder
from assistant.trying.places import Places
from assistant.trying.trial import read_trials
from assistant.trying.tryout import Snapshot, Tryout


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
