"""Keeps the dense index equal to the store, whatever happened to either."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

import numpy as np

from assistant.protocols import Vectors
from assistant.store.database import Database
from assistant.store.dense import DenseIndex, DenseIndexError, DenseItem
from assistant.store.vectors import VectorCache
from assistant.types import Language

_FOLDER = "dense"
_FOLLOWED = "dense_version"
_BATCH = 1_000
_KEY_LENGTH = 16  # hexadecimal digits of a vector's key: 64 bits tell two versions of a chunk apart

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseHit:
    """A chunk near the question."""

    chunk_id: str
    score: float
    """Cosine similarity."""


class DenseMirror:
    """The dense index as seen by everyone else: opened when first used, and always current.

    Every item's identifier names the chunk and its vector, so comparing identifiers finds
    whatever is missing, left over or outdated. The store counts its changes; where the index
    has followed the last one and holds as many items as the store, it is taken as equal.
    A folder that fails in any way is left behind and a new one filled from the kept vectors.
    """

    def __init__(
        self,
        database: Database,
        vectors: VectorCache,
        folder: Path,
        *,
        version: Callable[[], int],
    ) -> None:
        """Prepare; nothing is opened yet. `version` counts the store's changes."""
        self._database = database
        self._vectors = vectors
        self._root = folder
        self._version = version
        self._lock = RLock()
        self._index: DenseIndex | None = None
        self._followed = -1

    def search(
        self, vector: Vectors, *, k: int, language: Language | None = None
    ) -> list[DenseHit]:
        """Return the `k` nearest chunks, nearest first; `language` leaves all others out.

        Where Chroma fails even with a new folder, all kept vectors are compared instead.
        """
        with self._lock:
            try:
                self.follow()
                hits = self._search(vector, k=k, language=language)
            except DenseIndexError as error:
                logger.warning("searching without the dense index: %s", error.args[0])
                self.close()
                hits = self._search_exactly(vector, k=k, language=language)
        return [DenseHit(chunk_id=name, score=score) for name, score in hits]

    def is_behind(self) -> bool:
        """Whether the store has changed since the index last followed; opens nothing."""
        return self._database.get_property(_FOLLOWED) != str(self._version())

    def follow(self) -> None:
        """Bring the index to the store's present state.

        Raises:
            DenseIndexError: it fails even in a new folder.
        """
        with self._lock:
            version = self._version()
            if self._followed == version and self._index is not None:
                return
            try:
                self._open_and_compare(version)
            except DenseIndexError as error:
                logger.warning("the dense index is unusable and is rebuilt: %s", error.args[0])
                self.rebuild()

    def open_ahead(self) -> None:
        """Open it before the first search, which takes seconds, unless a sync is to change it.

        Where that fails, the search does what it can.
        """
        if self.is_behind():
            return
        try:
            self.follow()
        except DenseIndexError as error:
            logger.warning("the dense index can't be opened: %s", error.args[0])

    def rebuild(self) -> None:
        """Fill a new folder from the kept vectors and leave the old one.

        Raises:
            DenseIndexError: the new folder fails too.
        """
        with self._lock:
            self.close()
            start_afresh(self._database)
            self._open_and_compare(self._version())

    def close(self) -> None:
        """Let go of the index's files."""
        with self._lock:
            if self._index is not None:
                self._index.close()
            self._index = None
            self._followed = -1

    def _search(
        self, vector: Vectors, *, k: int, language: Language | None
    ) -> list[tuple[str, float]]:
        try:
            hits = self._opened().search(vector, k=k, language=language)
        except DenseIndexError as error:
            logger.warning("the dense index failed and is rebuilt: %s", error.args[0])
            self.rebuild()
            hits = self._opened().search(vector, k=k, language=language)
        return [(name.rpartition("@")[0], score) for name, score in hits]

    def _search_exactly(
        self, vector: Vectors, *, k: int, language: Language | None
    ) -> list[tuple[str, float]]:
        names, matrix = self._vectors.matrix()
        scores = dict(zip(names, (matrix @ vector).tolist(), strict=True))
        if language:
            languages = {chunk: spoken for chunk, _, spoken in self._vectors.addresses()}
            scores = {name: s for name, s in scores.items() if languages[name] == language}
        return sorted(scores.items(), key=lambda item: -item[1])[:k]

    def _open_and_compare(self, version: int) -> None:
        index = self._opened()
        if not self._is_current(index, version):
            self._reconcile(index)
            self._database.set_property(_FOLLOWED, str(version))
        self._probe(index)
        self._followed = version
        self._sweep()

    def _is_current(self, index: DenseIndex, version: int) -> bool:
        followed = self._database.get_property(_FOLLOWED) == str(version)
        return followed and index.count() == self._vectors.chunks_with()

    def _reconcile(self, index: DenseIndex) -> None:
        wanted = self._wanted()
        present = index.ids()
        index.remove(sorted(present - wanted.keys()))
        absent = sorted(wanted.keys() - present)
        for start in range(0, len(absent), _BATCH):
            batch = absent[start : start + _BATCH]
            vectors = self._vectors.get(wanted[identity][0] for identity in batch)
            index.add(
                [
                    DenseItem(id=identity, vector=vectors[key], language=language)
                    for identity in batch
                    for key, language in [wanted[identity]]
                ]
            )

    def _wanted(self, *, most: int = -1) -> dict[str, tuple[str, Language]]:
        """Return, for each item that the index should hold, its vector's key and its language.

        At most so many as `most`, if it is not negative.
        """
        return {
            f"{chunk}@{key[:_KEY_LENGTH]}": (key, language)
            for chunk, key, language in self._vectors.addresses(most=most)
        }

    def _probe(self, index: DenseIndex) -> None:
        """Ask for one stored vector: a folder can open and count, and fail only then."""
        for identity, (key, _) in self._wanted(most=1).items():
            vector = self._vectors.get([key])[key]
            nearest = index.search(vector, k=1)
            if not nearest or not np.isclose(nearest[0][1], 1.0, atol=1e-3):
                raise DenseIndexError(f"{identity} is not its own nearest neighbour")
            return

    def _opened(self) -> DenseIndex:
        if self._index is None:
            self._index = DenseIndex(self._root / _folder_name(self._database))
        return self._index

    def _sweep(self) -> None:
        """Delete folders left behind; one whose files are still held stays until the next time."""
        current = _folder_name(self._database)
        for folder in self._root.glob(f"{_FOLDER}-*"):
            if folder.name != current:
                shutil.rmtree(folder, ignore_errors=True)


def start_afresh(database: Database) -> None:
    """Point at a folder not used before; the present one is deleted once the new one is full."""
    number = int(database.get_property(_FOLDER) or 0) + 1
    with database.transaction():
        database.set_property(_FOLDER, str(number))
        database.set_property(_FOLLOWED, "-1")


def _folder_name(database: Database) -> str:
    return f"{_FOLDER}-{database.get_property(_FOLDER)}"
