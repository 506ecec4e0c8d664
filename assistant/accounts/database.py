"""The file that accounts, log-ins and failed attempts are kept in; its owner alone may read it."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from assistant.errors import StoreError

_FILE = "accounts.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    made_at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    made_at REAL NOT NULL,
    used_at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS attempts (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    failed_at REAL NOT NULL
) STRICT;
"""


class Database:
    """One open connection, which threads share and other processes may write beside."""

    def __init__(self, folder: Path) -> None:
        """Open the file in `folder`, made where there is none.

        Raises:
            StoreError: it is damaged, or can't be read or written.
        """
        self._path = folder / _FILE
        self._lock = RLock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            self._connection = sqlite3.connect(
                self._path, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise StoreError("account.unusable", path=self._path) from error

    @staticmethod
    def is_there(folder: Path) -> bool:
        """Say whether the file was ever made in `folder`."""
        return (folder / _FILE).exists()

    def read(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return the rows of a query.

        Raises:
            StoreError: the file is damaged, or can't be read.
        """
        with self._using() as connection:
            return connection.execute(statement, values).fetchall()

    def write(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Execute a statement; return how many rows it changed.

        Raises:
            sqlite3.IntegrityError: a row like it is there already.
            StoreError: the file is damaged, or can't be written.
        """
        with self._using() as connection:
            return connection.execute(statement, values).rowcount

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._lock:
                yield self._connection
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise StoreError("account.unusable", path=self._path) from error

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()
