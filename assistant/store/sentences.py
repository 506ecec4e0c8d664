"""Vectors of the sentences of chunks, on disk, so that quotes come at once.

Whatever is wrong with the file, it is made anew: it saves time and nothing depends on it. Each
chunk's vectors have a checksum, which is compared when they are read; the file as a whole is never
read for it. What is in it was made in the library's order, before anybody asked, so that it tells
nothing of questions.
"""

import hashlib
import logging
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np

from assistant.protocols import Embedder, Vectors
from assistant.store.database import is_damage

_log = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE made_by (maker TEXT NOT NULL) STRICT;
CREATE TABLE sentences (
    chunk TEXT NOT NULL,
    key BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (chunk, key)
) STRICT, WITHOUT ROWID;
-- Chunks without a sentence are known too.
CREATE TABLE chunks (chunk TEXT PRIMARY KEY, checksum BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""
_FORM = 2
"""Version of these tables; a file of another one is made anew."""

_CHECKSUM_BYTES = 16


class KeptSentences:
    """One embedder's vectors, by chunk and by the hash of a sentence. Safe to use from threads.

    Implements `assistant.vectors.Kept`.
    """

    def __init__(self, path: Path, embedder: Embedder, *, most_bytes: int) -> None:
        """Keep at most `most_bytes` in a file; 0 keeps none and deletes what there is."""
        self._path = path
        self._made_by = f"{_FORM} {embedder.id}@{embedder.sha256}"
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
        """Return what is kept of a chunk, by the sentences' keys; drop it if it is not whole."""
        with self._lock:
            known = self._rows("SELECT checksum FROM chunks WHERE chunk = ?", chunk)
            sql = "SELECT key, vector FROM sentences WHERE chunk = ? ORDER BY key"
            found = self._rows(sql, chunk) if known else []
            if known and known[0][0] != _checksum(chunk, found):
                _log.warning("damaged vectors of a chunk were dropped, and will be made anew")
                self._drop([chunk])
                return {}
        return {key: np.frombuffer(blob, dtype="<f4") for key, blob in found}

    def keep(self, chunk: str, vectors: Mapping[bytes, Vectors]) -> bool:
        """Keep all of a chunk; say whether there was room."""
        with self._lock:
            if self._connection is None or not self.stores_more:
                return False
            pairs = sorted(
                (key, np.ascontiguousarray(vector, dtype="<f4").tobytes())
                for key, vector in vectors.items()
            )
            try:
                with self._connection:
                    self._connection.execute("DELETE FROM sentences WHERE chunk = ?", (chunk,))
                    self._connection.executemany(
                        "INSERT INTO sentences VALUES (?, ?, ?)",
                        [(chunk, key, blob) for key, blob in pairs],
                    )
                    self._connection.execute(
                        "INSERT OR REPLACE INTO chunks VALUES (?, ?)",
                        (chunk, _checksum(chunk, pairs)),
                    )
            except sqlite3.Error as error:
                self._fail(error)
                return False
            return True

    def keep_only(self, chunks: Collection[str]) -> None:
        """Drop what is kept of all chunks but these."""
        with self._lock:
            kept = [one for (one,) in self._rows("SELECT chunk FROM chunks")]
            self._drop([one for one in kept if one not in chunks])

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
            self._make_anew(error)

    def _make_anew(self, error: sqlite3.Error) -> None:
        _log.warning("kept vectors are made anew: %s", type(error).__name__)
        self.close()
        try:
            self._delete()
            self._connect()
        except (sqlite3.Error, OSError) as again:
            self._give_up(again)

    def _connect(self) -> None:
        self._connection = sqlite3.connect(self._path, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        tables = self._connection.execute("SELECT name FROM sqlite_master").fetchall()
        if tables and self._connection.execute("SELECT * FROM made_by").fetchone() != (
            self._made_by,
        ):
            raise sqlite3.DatabaseError("another embedder's, or of another form")
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
                self._fail(error)
                return []

    def _drop(self, chunks: Sequence[str]) -> None:
        if not chunks or self._connection is None:
            return
        gone = [(chunk,) for chunk in chunks]
        try:
            with self._connection:
                self._connection.executemany("DELETE FROM sentences WHERE chunk = ?", gone)
                self._connection.executemany("DELETE FROM chunks WHERE chunk = ?", gone)
        except sqlite3.Error as error:
            self._fail(error)

    def _bytes(self) -> int:
        names = ("page_count", "freelist_count", "page_size")
        found = [self._rows(f"PRAGMA {name}") for name in names]
        if not all(found):
            return self._most_bytes
        pages, free, size = (int(rows[0][0]) for rows in found)
        return (pages - free) * size

    def _fail(self, error: sqlite3.Error) -> None:
        """Begin a new file where this one is damaged; go on without one after any other error."""
        if is_damage(error):
            self._make_anew(error)
        else:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Go on without the file; the next start makes it anew."""
        _log.warning("kept vectors can't be used: %s", type(error).__name__)
        self.close()


def _checksum(chunk: str, pairs: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Return the checksum of a chunk's keys and vectors, which come sorted by key."""
    digest = hashlib.blake2b(chunk.encode(), digest_size=_CHECKSUM_BYTES)
    for pair in pairs:
        for part in pair:
            digest.update(len(part).to_bytes(4, "little") + part)
    return digest.digest()
