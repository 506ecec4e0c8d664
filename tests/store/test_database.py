import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.store.database import VERSION, Database


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.sqlite")
    with pytest.raises(ZeroDivisionError), database.transaction():
        database.set_property("a", "1")
        with database.transaction():
            database.set_property("b", "2")
        raise ZeroDivisionError
    assert database.get_property("a") is None
    assert database.get_property("b") is None
    database.close()


def test_what_is_written_is_there_after_reopening(tmp_path: Path) -> None:
    first = Database(tmp_path / "x.sqlite")
    first.set_property("a", "1")
    first.set_property("a", "2")
    first.close()
    second = Database(tmp_path / "x.sqlite")
    assert second.get_property("a") == "2"
    second.close()


@pytest.mark.parametrize(
    "content", [b"not a database, whatever its name says", b"SQLite format 3\0" * 40]
)
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        Database(path)
    assert caught.value.key == "store.damaged"
    assert str(path) in caught.value.what("id")


def test_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError) as caught:
        Database(path)
    assert caught.value.key == "store.version"
    assert caught.value.what("en")
    assert caught.value.next_step("id")


def test_a_file_that_cannot_be_written_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    Database(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 3")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as caught:
            Database(path)
    assert caught.value.key == "store.unwritable"
