"""The counts that are kept must be those that counting anew gives."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

from assistant.store import Store, SyncReport
from assistant.store.lexical import LENGTH, LEXICAL_VERSION
from assistant.terms import CountedTexts, content_terms
from tests.store.older import made_older

Sync = Callable[..., SyncReport]


def _assert_counted(store: Store) -> None:
    texts = [chunk.embedded_text for chunk in store.chunks()]
    fresh = CountedTexts(texts)
    assert store.terms.total == fresh.total
    for term in {term for text in texts for term in content_terms(text)} | {"zebra", "rahasia"}:
        assert store.terms.seen(term) == fresh.seen(term), term


def test_counts_follow_documents_that_come_change_and_go(
    open_store: Callable[..., Store], sync: Sync, folder: Path
) -> None:
    with open_store() as store:
        _assert_counted(store)
        sync(store)
        assert store.terms.total == 6
        _assert_counted(store)
        (folder / "audit.txt").write_text("Zebra itu rahasia.", encoding="utf-8")
        sync(store)
        assert store.terms.seen("zebra") == 1
        _assert_counted(store)
        (folder / "audit.txt").unlink()
        sync(store)
        assert store.terms.seen("zebra") == 0
        _assert_counted(store)


def _tables(path: Path) -> tuple[list[object], object]:
    with closing(connect(path)) as connection:
        terms = connection.execute("SELECT term, chunks FROM terms ORDER BY term").fetchall()
        sql = "SELECT value FROM properties WHERE name = ?"
        return terms, connection.execute(sql, (LENGTH,)).fetchone()


def test_counting_anew_gives_the_same_and_nothing_is_left_of_what_is_gone(
    open_store: Callable[..., Store], sync: Sync, folder: Path, store_folder: Path
) -> None:
    path = store_folder / "store.sqlite"
    with open_store() as store:
        sync(store)
        kept = _tables(path)
        store.changes.rewrite_lexical()
        assert _tables(path) == kept
        for file in folder.iterdir():
            file.unlink()
        sync(store, allow_empty=True)
        assert _tables(path) == ([], ("0",))


def test_a_store_of_the_second_version_is_counted_once(
    open_store: Callable[..., Store], sync: Sync, store_folder: Path
) -> None:
    path = store_folder / "store.sqlite"
    with open_store() as store:
        sync(store)
        kept = _tables(path)
        hits = store.lexical.search("audit", k=5)
    with made_older(path, version=2) as connection:
        connection.execute("DELETE FROM properties WHERE name LIKE 'lexical%'")
        connection.execute("UPDATE lexical SET body = 'Asing.'")
    with open_store() as store:
        assert _tables(path) == kept
        assert store.lexical.search("audit", k=5) == hits
    with closing(connect(path)) as connection:
        sql = "SELECT value FROM properties WHERE name = 'lexical'"
        assert connection.execute(sql).fetchone() == (LEXICAL_VERSION,)
