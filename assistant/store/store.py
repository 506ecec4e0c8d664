"""A knowledge base on disk that one process at a time has open."""

import json
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from assistant.errors import EmbedderMismatchError, StoreError
from assistant.protocols import Embedder, QueryEmbedder, Vectors
from assistant.retrieval.centre import mean_question, ordinary_questions_version
from assistant.store.asked import AskedIndex
from assistant.store.catalogue import Catalogue
from assistant.store.changes import Changes
from assistant.store.database import Database
from assistant.store.dense import DenseIndexError
from assistant.store.files import FileRecord, all_files
from assistant.store.lexical import LexicalIndex
from assistant.store.lock import StoreLock
from assistant.store.mirror import DenseMirror, start_afresh
from assistant.store.statistics import Statistics
from assistant.store.translations import Translations
from assistant.store.vectors import VectorCache

_EMBEDDER = "embedder"
_MEAN_QUESTION = "mean question"


class Store(Catalogue):
    """Documents, chunks and vectors, with the indexes that find them. Safe to use from threads.

    `store.sqlite` is the truth. A document, its chunks, their lexical rows and its file's
    record change together; the dense index follows when it is next used.

    Open it with `Store.open` and use it as a context manager.
    """

    def __init__(
        self, folder: Path, *, lock: StoreLock, database: Database, embedder: Embedder
    ) -> None:
        """Use `Store.open`."""
        self.cache = VectorCache(database, embedder)
        """Vectors by the hash of the text that was embedded."""

        self.changes = Changes(database)
        """The writing side."""

        version = self.changes.version
        super().__init__(database, self.cache, Translations(database, version=version))
        self.lexical = LexicalIndex(database)
        self.terms = Statistics(database)
        """In how many chunks each term stands."""

        self.asked = AskedIndex(self.cache, version=version)
        self.dense = DenseMirror(database, self.cache, folder, version=version)
        self._lock = lock

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        embedder: Embedder,
        wait_seconds: float = 1.0,
        adopt_embedder: bool = False,
    ) -> Self:
        """Open a store, or create it.

        Args:
            folder: where it is kept; made when absent.
            embedder: what made, and will make, its vectors.
            wait_seconds: how long to wait for another process to leave it.
            adopt_embedder: go over to `embedder`; the next sync embeds all chunks anew.

        Raises:
            StoreLockedError: another process has it open; the message names which.
            EmbedderMismatchError: its vectors are another embedder's.
            StoreError: it is damaged, of another version, or can't be written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise StoreError("store.unwritable", folder=str(folder), reason=reason) from error
        lock = StoreLock(folder)
        lock.acquire(wait_seconds=wait_seconds)
        try:
            database = Database(folder / "store.sqlite")
            try:
                _check_embedder(database, embedder, adopt=adopt_embedder)
                store = cls(folder, lock=lock, database=database, embedder=embedder)
                store.changes.update_lexical()
                return store
            except BaseException:
                database.close()
                raise
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close everything and let the next process in; a second call does nothing."""
        self.dense.close()
        self._database.close()
        self._lock.release()

    def files(self) -> dict[str, FileRecord]:
        """Return the files that a sync has met, by source."""
        return all_files(self._database)

    def mean_question(self, embedder: QueryEmbedder) -> Vectors:
        """Return `assistant.retrieval.centre.mean_question`, made once for an embedder."""
        name = f"{_MEAN_QUESTION} {ordinary_questions_version()}"
        kept = self._database.get_property(name)
        if kept is None:
            mean = mean_question(embedder)
            self._database.set_property(name, json.dumps(mean.tolist()))
            return mean
        return np.array(json.loads(kept), dtype=np.float32)

    def rebuild(self) -> None:
        """Make both indexes anew from the truth; nothing is embedded.

        Raises:
            StoreError: the dense index can't be made.
        """
        self.changes.rewrite_lexical()
        try:
            self.dense.rebuild()
        except DenseIndexError as error:
            raise StoreError("store.dense", reason=error.args[0]) from error


def _check_embedder(database: Database, embedder: Embedder, *, adopt: bool) -> None:
    mine = json.dumps([embedder.id, embedder.sha256, embedder.dimension])
    stored = database.get_property(_EMBEDDER)
    if stored == mine:
        return
    if stored and not adopt and database.value("SELECT 1 FROM vectors LIMIT 1"):
        raise EmbedderMismatchError(
            "store.embedder", found=json.loads(stored)[0], wanted=embedder.id
        )
    with database.transaction():
        database.run("DELETE FROM properties WHERE name LIKE ?", (f"{_MEAN_QUESTION}%",))
        database.set_property(_EMBEDDER, mine)
        start_afresh(database)  # another embedder's vectors may have another dimension
        Changes(database).bump()
