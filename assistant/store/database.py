"""The SQLite file that is the truth: documents, their chunks, vectors and the lexical index."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from assistant.errors import StoreError

VERSION = 4
"""Version of the tables; a store of an earlier one is converted, one of a later one refused."""

# Rows longer than a kilobyte or so are kept by number: without one, SQLite puts most of each on
# pages of its own, which doubles the file and what a search reads of it.
_DOCUMENTS = """
CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    sections TEXT NOT NULL,
    notices TEXT NOT NULL,
    meta TEXT NOT NULL
) STRICT;
"""
_VECTORS = """
CREATE TABLE vectors (
    embedder TEXT NOT NULL,
    key TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (embedder, key)
) STRICT;
"""
_TERMS = """
-- In how many chunks each term stands.
CREATE TABLE terms (
    term TEXT PRIMARY KEY,
    chunks INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
_OTHERS = """
CREATE TABLE properties (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every file met, with or without a document: what failed or is a draft is not read again in vain.
CREATE TABLE files (
    source TEXT PRIMARY KEY,
    stamp TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    recipe TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('indexed', 'unpublished', 'failed')),
    error TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE chunks (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    locator TEXT NOT NULL,
    text TEXT NOT NULL,
    vector_key TEXT NOT NULL
) STRICT;
CREATE INDEX chunks_of_document ON chunks (document_id, ordinal);
CREATE INDEX chunks_of_vector ON chunks (vector_key);

-- How people ask for a chunk's section.
CREATE TABLE asked (
    chunk_id TEXT NOT NULL REFERENCES chunks (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    question TEXT NOT NULL,
    vector_key TEXT NOT NULL,
    PRIMARY KEY (chunk_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_of_vector ON asked (vector_key);

CREATE VIRTUAL TABLE lexical USING fts5 (
    title, headings, body, asked, stems, tokenize = 'unicode61 remove_diacritics 2'
);
"""
_SCHEMA = _DOCUMENTS + _VECTORS + _TERMS + _OTHERS

# Everything that can be read anew from the knowledge folder goes; the vectors, which take time to
# make, stay.
_FORGET = """
DROP TABLE lexical;
DROP TABLE chunks;
DROP TABLE documents;
DROP TABLE files;
DROP TABLE properties;
ALTER TABLE vectors RENAME TO kept;
"""
_KEEP = """
INSERT INTO vectors SELECT embedder, key, vector FROM kept;
DROP TABLE kept;
"""

# Before version 4, documents and vectors had no row numbers. The new table of documents is given
# its name at the end: chunks refer to it by that, and a table that is renamed takes them along.
_NUMBER_ROWS = f"""
ALTER TABLE vectors RENAME TO kept;
{_VECTORS}{_KEEP}
{_DOCUMENTS.replace(" documents ", " numbered ")}
INSERT INTO numbered SELECT * FROM documents;
DROP TABLE documents;
ALTER TABLE numbered RENAME TO documents;
"""


_CACHE_KB = 32_000
"""Most memory for pages of the file. Reading through a memory map is quicker, and takes as much
memory as the file: half a gigabyte for 100,000 chunks."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_damage(error: sqlite3.Error) -> bool:
    """Say whether an error tells that the file itself is damaged."""
    # The primary code is the last byte. Errors that Python raises itself have none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


class Database:
    """One connection, used by all threads of the process in turn."""

    def __init__(self, path: Path) -> None:
        """Open or create the file.

        Raises:
            StoreError: it is damaged, was made by a later version of Pandu, or can't be written.
        """
        self._lock = RLock()
        self._path = path
        # Autocommit: transactions are ours, begun and ended in `transaction`.
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            if is_damage(error):
                raise StoreError("store.damaged", path=str(path)) from error
            folder = str(path.parent)
            reason = getattr(error, "sqlite_errorname", type(error).__name__)
            raise StoreError("store.unwritable", folder=folder, reason=reason) from error
        except StoreError:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        # Some builds of SQLite begin with ON: a table that is replaced would take chunks along.
        self._connection.execute("PRAGMA foreign_keys = OFF")
        self._connection.execute("PRAGMA journal_mode = WAL")
        # Safe against the death of the process; a power cut may lose the last batch, not more.
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        found = self.value("PRAGMA user_version")
        if found == 0:
            self._execute(_SCHEMA)
        elif found == 1:
            self._execute(_FORGET + _SCHEMA + _KEEP)
        elif found in (2, 3):
            self._execute((_TERMS if found == 2 else "") + _NUMBER_ROWS)
            with suppress(sqlite3.OperationalError):  # no room for a copy: it stays as large
                self._connection.execute("VACUUM")
        elif found != VERSION:
            folder = str(self._path.parent)
            raise StoreError("store.version", found=found, wanted=VERSION, folder=folder)
        self._connection.execute("PRAGMA foreign_keys = ON")

    def _execute(self, script: str) -> None:
        """Make the tables of this version, all or none."""
        with self.transaction():
            for statement in script.split(";\n"):
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    @property
    def state(self) -> int:
        """A number that is another one after every change to any row."""
        return self._connection.total_changes

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all statements inside happen together or not at all; other threads wait."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                with suppress(sqlite3.OperationalError):  # a full disk has ended it already
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute one statement; return the number of the row it inserted."""
        with self._lock, closing(self._connection.execute(sql, values)) as cursor:
            return cursor.lastrowid or 0

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Execute one statement for each row of values, in one transaction."""
        with self.transaction():
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._lock, closing(self._connection.execute(sql, values)) as cursor:
            return cursor.fetchall()

    def each_row(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, so that not all are held.

        Take them all, in one thread: other threads wait until the end.
        """
        with self._lock, closing(self._connection.execute(sql, values)) as cursor:
            yield from cursor

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first value of the first row, or None."""
        found = self.rows(sql, values)
        return found[0][0] if found else None

    def get_property(self, name: str) -> str | None:
        """Return a property of the store."""
        value: str | None = self.value("SELECT value FROM properties WHERE name = ?", (name,))
        return value

    def set_property(self, name: str, value: str) -> None:
        """Record a property of the store."""
        self.run("INSERT OR REPLACE INTO properties (name, value) VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the connection; the file is whole on disk."""
        with self._lock:
            self._connection.close()
