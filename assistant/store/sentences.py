"""Vectors of the sentences of chunks, on disk, so that quotes come at once.

Whatever is wrong with the file, it is made anew: it saves time and nothing depends on it. What is
in it was made in the library's order, before anybody asked, so that it tells nothing of questions.
"""

import logging
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np

from assistant.protocols import Embedder, Vectors

_log = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE made_by (embedder TEXT NOT NULL) STRICT;
CREATE TABLE sentences (
    chunk TEXT NOT NULL,
    key BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (chunk, key)
) STRICT, WITHOUT ROWID;
-- Chunks without a sentence are known too.
CREATE TABLE chunks (chunk TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""


class KeptSentences:
    """One embedder's vectors, by chunk and by the hash of a sentence. Safe to use from threads.

    Implements `assistant.vectors.Kept`.
    """

    def __init__(self, path: Path, embedder: Embedder, *, most_bytes: int) -> None:
        """Keep at most `most_bytes` in a file; 0 keeps none and deletes what there is."""
        self._path = path
        self._made_by = f"{embedder.id}@{embedder.sha256}"
        self._most_bytes = most_bytes
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        if most_bytes:
            self._open()
        else:
            self._delete()

    @property
    def stores_more(self) -> bool:
        """Whether there is room."""
        return self._connection is not None and self._bytes() < self._most_bytes

    def __contains__(self, chunk: str) -> bool:
        return bool(self._rows("SELECT 1 FROM chunks WHERE chunk = ?", chunk))

    def load(self, chunk: str) -> dict[bytes, Vectors]:
        """Return what is kept of a chunk, by the sentences' keys."""
        found = self._rows("SELECT key, vector FROM sentences WHERE chunk = ?", chunk)
        return {key: np.frombuffer(blob, dtype="<f4") for key, blob in found}

    def keep(self, chunk: str, vectors: Mapping[bytes, Vectors]) -> bool:
        """Keep all of a chunk; say whether there was room."""
        with self._lock:
            if self._connection is None or not self.stores_more:
                return False
            rows = [
                (chunk, key, np.ascontiguousarray(vector, dtype="<f4").tobytes())
                for key, vector in vectors.items()
            ]
            try:
                with self._connection:
                    self._connection.execute("INSERT OR IGNORE INTO chunks VALUES (?)", (chunk,))
                    self._connection.executemany(
                        "INSERT OR REPLACE INTO sentences VALUES (?, ?, ?)", rows
                    )
            except sqlite3.Error as error:
                self._give_up(error)
                return False
            return True

    def keep_only(self, chunks: Collection[str]) -> None:
        """Drop what is kept of all chunks but these."""
        gone = [(one,) for (one,) in self._rows("SELECT chunk FROM chunks") if one not in chunks]
        with self._lock:
            if not gone or self._connection is None:
                return
            try:
                with self._connection:
                    self._connection.executemany("DELETE FROM sentences WHERE chunk = ?", gone)
                    self._connection.executemany("DELETE FROM chunks WHERE chunk = ?", gone)
            except sqlite3.Error as error:
                self._give_up(error)

    def close(self) -> None:
        """Close the file; from now on nothing is found."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self) -> None:
        try:
            self._connect()
        except sqlite3.Error as error:
            _log.warning("kept vectors are made anew: %s", type(error).__name__)
            self.close()
            self._delete()
            try:
                self._connect()
            except (sqlite3.Error, OSError) as again:
                self._give_up(again)

    def _connect(self) -> None:
        self._connection = sqlite3.connect(self._path, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        with closing(self._connection.execute("PRAGMA quick_check(1)")) as cursor:
            if cursor.fetchone() != ("ok",):
                raise sqlite3.DatabaseError("the file is not whole")
        tables = self._connection.execute("SELECT name FROM sqlite_master").fetchall()
        if tables and self._connection.execute("SELECT embedder FROM made_by").fetchone() != (
            self._made_by,
        ):
            raise sqlite3.DatabaseError("another embedder's")
        if not tables:
            self._connection.executescript(_SCHEMA)
            with self._connection:
                self._connection.execute("INSERT INTO made_by VALUES (?)", (self._made_by,))

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        with self._lock:
            if self._connection is None:
                return []
            try:
                with closing(self._connection.execute(sql, values)) as cursor:
                    return cursor.fetchall()
            except sqlite3.Error as error:
                self._give_up(error)
                return []

    def _bytes(self) -> int:
        names = ("page_count", "freelist_count", "page_size")
        found = [self._rows(f"PRAGMA {name}") for name in names]
        if not all(found):
            return self._most_bytes
        pages, free, size = (int(rows[0][0]) for rows in found)
        return (pages - free) * size

    def _give_up(self, error: Exception) -> None:
        """Go on without the file; the next start makes it anew."""
        _log.warning("kept vectors can't be used: %s", type(error).__name__)
        self.close()
