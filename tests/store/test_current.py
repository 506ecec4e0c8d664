from pathlib import Path

from assistant.store.current import Current
from assistant.store.database import Database


def test_a_value_is_read_once_until_anything_changes(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.sqlite")
    current: Current[str | None] = Current(database)
    read: list[str] = []

    def value() -> str | None:
        read.append("x")
        return database.get_property("x")

    assert [current.get("x", value), current.get("x", value)] == [None, None]
    assert len(read) == 1
    database.set_property("x", "1")
    assert [current.get("x", value), current.get("x", value)] == ["1", "1"]
    assert len(read) == 2
    database.close()


def test_what_changed_while_it_was_read_is_read_again(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.sqlite")
    current: Current[str | None] = Current(database)

    def outdated() -> str | None:
        value = database.get_property("x")
        database.set_property("x", "new")
        return value

    assert current.get("x", outdated) is None
    assert current.get("x", lambda: database.get_property("x")) == "new"
    database.close()
