"""Vectors by the text they were made of, so that no text is embedded twice."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from assistant.protocols import Embedder, Vectors
from assistant.store.database import Database
from assistant.types import Language

_PLACES = 500  # values in one statement, below SQLite's oldest limit of 999


class VectorCache:
    """The vectors that one embedder made, as float32 in the database."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._database = database
        self._embedder = f"{embedder.id}@{embedder.sha256}"
        self._dimension = embedder.dimension

    def get(self, keys: Iterable[str]) -> dict[str, Vectors]:
        """Return the vectors that are there, by key."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, Vectors] = {}
        for start in range(0, len(wanted), _PLACES):
            part = wanted[start : start + _PLACES]
            places = ",".join("?" * len(part))
            sql = f"SELECT key, vector FROM vectors WHERE embedder = ? AND key IN ({places})"
            for key, blob in self._database.rows(sql, (self._embedder, *part)):
                found[key] = np.frombuffer(blob, dtype="<f4")
        return found

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Return the keys without a vector, each once, in order."""
        wanted = list(dict.fromkeys(keys))
        found = self.get(wanted)
        return [key for key in wanted if key not in found]

    def chunks_without(self) -> list[str]:
        """Return the ids of chunks that have no vector of this embedder."""
        rows = self._database.rows(
            "SELECT chunks.id FROM chunks LEFT JOIN vectors"
            " ON vectors.key = chunks.vector_key AND vectors.embedder = ?"
            " WHERE vectors.key IS NULL ORDER BY chunks.number",
            (self._embedder,),
        )
        return [identity for (identity,) in rows]

    def questions_without(self) -> list[str]:
        """Return the questions for sections that have no vector of this embedder."""
        rows = self._database.rows(
            "SELECT DISTINCT asked.question FROM asked LEFT JOIN vectors"
            " ON vectors.key = asked.vector_key AND vectors.embedder = ?"
            " WHERE vectors.key IS NULL",
            (self._embedder,),
        )
        return [question for (question,) in rows]

    def questions(self) -> tuple[Sequence[str], Vectors]:
        """Return the chunk of every question for a section, and the questions' vectors as rows.

        The questions of one chunk stand together.
        """
        return self._matrix(
            "SELECT asked.chunk_id, vectors.vector FROM asked"
            " JOIN vectors ON vectors.key = asked.vector_key AND vectors.embedder = ?"
            " ORDER BY asked.chunk_id"
        )

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors; they are safe on disk when this returns."""
        rows = [(self._embedder, key, _blob(vector)) for key, vector in vectors.items()]
        sql = "INSERT OR REPLACE INTO vectors (embedder, key, vector) VALUES (?, ?, ?)"
        self._database.run_many(sql, rows)

    def addresses(self, *, most: int = -1) -> list[tuple[str, str, Language]]:
        """Return chunk id, vector key and language of every chunk that has a vector.

        At most so many as `most`, if it is not negative.
        """
        rows = self._database.rows(
            "SELECT chunks.id, chunks.vector_key, documents.language FROM chunks"
            " JOIN documents ON documents.id = chunks.document_id"
            " JOIN vectors ON vectors.key = chunks.vector_key AND vectors.embedder = ?"
            " LIMIT ?",
            (self._embedder, most),
        )
        return [(identity, key, language) for identity, key, language in rows]

    def chunks_with(self) -> int:
        """Count the chunks that have a vector of this embedder."""
        sql = (
            "SELECT count(*) FROM chunks JOIN vectors"
            " ON vectors.key = chunks.vector_key AND vectors.embedder = ?"
        )
        return int(self._database.value(sql, (self._embedder,)))

    def matrix(self) -> tuple[Sequence[str], Vectors]:
        """Return the ids of all chunks that have a vector, and the vectors as rows."""
        return self._matrix(
            "SELECT chunks.id, vectors.vector FROM chunks"
            " JOIN vectors ON vectors.key = chunks.vector_key AND vectors.embedder = ?"
        )

    def _matrix(self, sql: str) -> tuple[Sequence[str], Vectors]:
        names, joined = [], bytearray()
        for name, blob in self._database.each_row(sql, (self._embedder,)):
            names.append(name)
            joined += blob
        return names, np.frombuffer(joined, dtype="<f4").reshape(len(names), self._dimension)

    def count(self) -> int:
        """Count the vectors of this embedder."""
        sql = "SELECT count(*) FROM vectors WHERE embedder = ?"
        return int(self._database.value(sql, (self._embedder,)))

    def drop_unused(self) -> None:
        """Forget vectors of other embedders, and those that nothing uses any more."""
        self._database.run(
            "DELETE FROM vectors WHERE embedder != ? OR key NOT IN"
            " (SELECT vector_key FROM chunks UNION SELECT vector_key FROM asked)",
            (self._embedder,),
        )


def _blob(vector: Vectors) -> bytes:
    return np.ascontiguousarray(vector, dtype="<f4").tobytes()
