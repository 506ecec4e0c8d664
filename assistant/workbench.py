"""What a trainer works with: an open knowledge base, its folder, and the ways to change both."""

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant import __version__
from assistant.carrying.trusting import TrustedKeys
from assistant.curation.changeset import Changeset
from assistant.documents import Limits
from assistant.gaps.queue import GapQueue
from assistant.library.curation import load_curation
from assistant.masking.search import Detect
from assistant.models.catalogue import ModelCard
from assistant.protocols import Embedder
from assistant.store import Store
from assistant.store.report import ProgressCallback, SyncReport
from assistant.store.sync import Synchronizer
from assistant.trying.kept import KeptResults
from assistant.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """An open knowledge base for one trainer at a time."""

    store: Store
    synchronizer: Synchronizer
    embedder: Embedder
    """Tells which questions are alike."""

    folder: Path
    """The knowledge folder."""

    undo_folder: Path
    """Where replaced bytes are kept."""

    keys: TrustedKeys
    """Whose packs are taken in."""

    limits: Limits
    """What reading a file may take."""

    golden: KeptResults
    """What became of golden questions before."""

    gaps: GapQueue
    detect: Detect
    """Finds personal data in a text."""

    renew: Callable[[], None]
    """Let the assistant answer from the store as it is now."""

    warm_up: Callable[[], None] = lambda: None
    """Begin to load and prepare what the first questions need; never waits.

    To be called once the pages answer, which they do the sooner for it."""

    today: Callable[[], date]
    """The day where this computer is."""

    models: Callable[[], Sequence[ModelCard]] = tuple
    """The cards of the models in use."""

    runs: Path | None = None
    """Folder of what tests of the program left, where there may be any."""

    language: Language = "id"
    """Language of a document that does not tell its own."""

    def is_empty(self) -> bool:
        """Say whether there is no document to answer from."""
        return not self.store.counts().documents

    def state(self) -> str:
        """Return a short hash of all that quotes are made from: another one may answer otherwise.

        Raises:
            DocumentError: the trainers' decisions can't be read.
        """
        pieces = sorted((chunk.id, *chunk.asked) for chunk in self.store.chunks())
        disabled = sorted(load_curation(self.folder).disabled_chunks)
        parts = [__version__, self.store.fingerprint(), pieces, disabled]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def begin(self, label: str) -> Changeset:
        """Return a change to the knowledge folder, to be used as a context."""
        return Changeset(self.folder, undo_folder=self.undo_folder, label=label)

    def sync(
        self,
        *,
        progress: ProgressCallback | None = None,
        read_again: Collection[str] = (),
        allow_empty: bool = False,
    ) -> SyncReport:
        """Bring the store up to date, and let the assistant answer from it.

        Args:
            progress: called often, with how far each stage has come.
            read_again: sources on which a decision changed, though the file did not; they are
                not searched until they are read.
            allow_empty: accept a folder without any files.

        Raises:
            StoreError: the folder isn't there, or is empty while the store is not.
            DocumentError: the trainers' decisions can't be read.
        """
        try:
            if read_again:
                self.store.changes.forget(read_again)
            return self.synchronizer.sync(self.folder, progress=progress, allow_empty=allow_empty)
        finally:
            self.renew()  # an interrupted sync has changed the store too
