"""Stores as earlier versions of the tables left them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection, connect

_VERSION_3 = """
CREATE TABLE old_documents (
    id TEXT PRIMARY KEY, source TEXT NOT NULL UNIQUE, title TEXT NOT NULL, language TEXT NOT NULL,
    sha256 TEXT NOT NULL, text TEXT NOT NULL, sections TEXT NOT NULL, notices TEXT NOT NULL,
    meta TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO old_documents SELECT * FROM documents;
DROP TABLE documents;
ALTER TABLE old_documents RENAME TO documents;
CREATE TABLE old_vectors (
    embedder TEXT NOT NULL, key TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (embedder, key)
) STRICT, WITHOUT ROWID;
INSERT INTO old_vectors SELECT * FROM vectors;
DROP TABLE vectors;
ALTER TABLE old_vectors RENAME TO vectors;
CREATE INDEX vectors_there ON vectors (embedder, key);
PRAGMA user_version = 3;
"""
_VERSION_2 = """
DROP TABLE terms;
DROP INDEX vectors_there;
PRAGMA user_version = 2;
"""
_VERSION_1 = """
DROP TABLE asked;
DROP TABLE lexical;
CREATE VIRTUAL TABLE lexical USING fts5 (title, headings, body, stems);
PRAGMA user_version = 1;
"""


@contextmanager
def made_older(path: Path, *, version: int) -> Iterator[Connection]:
    """Give a store's file the tables of an earlier version; more can be changed meanwhile."""
    with closing(connect(path)) as connection, connection:
        for number, script in ((3, _VERSION_3), (2, _VERSION_2), (1, _VERSION_1)):
            if version <= number:
                connection.executescript(script)
        yield connection
