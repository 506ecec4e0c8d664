"""The dense index: one folder of Chroma's embedded database. The only file that knows Chroma.

Chroma is a cache here: all that it holds can be made again from the store. It is therefore
never repaired in place, and a folder that someone else made must never be opened.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.protocols import Vectors
from assistant.types import Language

_COLLECTION = "chunks"
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}
"""Chroma's defaults (100, 100, 16) lose more of what an exact search finds.

Measured on 1,852 vectors of Indonesian sentences and passages (multilingual-e5-small), and on
20,372 made by mixing them; 801 questions, the 30 nearest, share that the exact search also
finds: defaults .992 and .990, these .9995 and .9999, at 9 to 13 ms a question on a busy machine.
The space can't be changed after creation.
"""

logger = logging.getLogger(__name__)


class DenseIndexError(Exception):
    """Chroma failed; make its folder anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseItem:
    """A vector with the identifier that Chroma keeps it under."""

    id: str
    vector: Vectors
    language: Language


class DenseIndex:
    """Chroma's collection of chunk vectors in one folder; use from one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Open or create the folder; takes about two seconds the first time in a process.

        Raises:
            DenseIndexError: the folder can't be read as what it should be.
        """
        with _wrapped():
            import chromadb
            from chromadb.config import Settings

            self._client: Any = chromadb.PersistentClient(
                path=str(folder), settings=Settings(anonymized_telemetry=False)
            )
        try:
            with _wrapped():
                self._collection: Any = self._client.get_or_create_collection(
                    _COLLECTION,
                    # None: vectors come from outside. Chroma's own function would download a model.
                    embedding_function=None,
                    configuration={"hnsw": _HNSW},
                )
                space = self._collection.configuration_json["hnsw"]["space"]
            if space != _HNSW["space"]:
                raise DenseIndexError(f"the space is {space!r}")
        except DenseIndexError:
            self.close()
            raise

    def count(self) -> int:
        """Count the items."""
        with _wrapped():
            return int(self._collection.count())

    def ids(self) -> set[str]:
        """Return the identifiers of all items."""
        with _wrapped():
            return set(self._collection.get(include=[])["ids"])

    def add(self, items: Sequence[DenseItem]) -> None:
        """Add items; one that is there already is replaced."""
        with _wrapped():
            size = int(self._client.get_max_batch_size())
            for start in range(0, len(items), size):
                batch = items[start : start + size]
                self._collection.upsert(
                    ids=[item.id for item in batch],
                    embeddings=np.stack([item.vector for item in batch]),
                    metadatas=[{"language": item.language} for item in batch],
                )

    def remove(self, ids: Sequence[str]) -> None:
        """Remove items; unknown ones are passed over."""
        with _wrapped():
            size = int(self._client.get_max_batch_size())
            for start in range(0, len(ids), size):
                self._collection.delete(ids=list(ids[start : start + size]))

    def search(
        self, vector: Vectors, *, k: int, language: Language | None = None
    ) -> list[tuple[str, float]]:
        """Return ids and cosines of the `k` nearest items; `language` leaves all others out."""
        where = {"language": language} if language else None
        with _wrapped():
            found = self._collection.query(
                query_embeddings=[vector], n_results=k, where=where, include=["distances"]
            )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(identity, 1.0 - distance) for identity, distance in pairs]

    def close(self) -> None:
        """Stop Chroma and let go of its files."""
        try:
            with _wrapped():
                self._client.close()
        except DenseIndexError as error:
            logger.warning("chroma did not close: %s", error)


@contextmanager
def _wrapped() -> Iterator[None]:
    """Turn whatever Chroma raises into `DenseIndexError`.

    A panic of its Rust core is no `Exception`, so all but the wish to end is caught.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        raise DenseIndexError(type(error).__name__) from error
