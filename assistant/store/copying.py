"""A copy of a store, to change without changing the store."""

import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.errors import StoreError

_DATABASE = "store.sqlite"


def copy_store(folder: Path, copy: Path) -> None:
    """Copy the truth of a store into another folder; where there is none, nothing.

    SQLite's backup takes one state of it, also while another process has the store open. The
    dense index is not copied: it is made anew when the copy is first searched.

    Raises:
        StoreError: the store is damaged, or can't be read.
    """
    source = folder / _DATABASE
    if not source.is_file():
        return
    try:
        with (
            closing(sqlite3.connect(source)) as from_store,
            closing(sqlite3.connect(copy / _DATABASE)) as to_copy,
        ):
            from_store.backup(to_copy)
    except sqlite3.Error as error:
        raise StoreError("store.damaged", path=str(source)) from error
