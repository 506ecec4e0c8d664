from collections.abc import Callable
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from assistant.errors import EmbedderMismatchError, StoreError, StoreLockedError
from assistant.store import Store, SyncReport
from assistant.store.records import vector_key
from assistant.testing.embedder import HashEmbedder
from tests.store.older import made_older

Sync = Callable[..., SyncReport]
Open = Callable[..., Store]


def test_documents_and_chunks_can_be_read_back(open_store: Open, sync: Sync) -> None:
    with open_store() as store:
        sync(store)
        assert [document.id for document in store.documents()] == [
            "audit",
            "kebocoran",
            "persetujuan",
        ]
        document = store.document("audit")
        chunks = store.chunks("audit")
        assert [chunk.id for chunk in chunks] == ["audit#0", "audit#1"]
        for chunk in chunks:
            assert document.text[chunk.start : chunk.end] == chunk.text
            assert chunk.locator.heading_path == ("Audit",)
            assert store.chunk(chunk.id) == chunk
        assert len(store.chunks()) == store.counts().chunks == 6
        assert store.source_of("audit") == "audit.txt"


def test_vectors_come_in_the_order_asked_for(
    open_store: Open, sync: Sync, embedder: HashEmbedder
) -> None:
    with open_store() as store:
        sync(store)
        names = ["kebocoran#1", "audit#0"]
        expected = embedder.embed_passages([store.chunk(name).embedded_text for name in names])
        assert np.array_equal(store.vectors(names), expected)


@pytest.mark.parametrize("call", ["document", "chunk", "vectors"])
def test_what_is_not_there_is_a_key_error(open_store: Open, call: str) -> None:
    with open_store() as store, pytest.raises(KeyError):
        getattr(store, call)(["absent"] if call == "vectors" else "absent")


def test_a_second_store_in_the_same_folder_is_refused(open_store: Open) -> None:
    with open_store(), pytest.raises(StoreLockedError):
        open_store()
    open_store().close()


def test_a_store_that_fails_to_open_lets_go_of_the_lock(
    open_store: Open, store_folder: Path
) -> None:
    store_folder.mkdir()
    (store_folder / "store.sqlite").write_bytes(b"damaged" * 100)
    for _ in range(2):
        with pytest.raises(StoreError) as caught:
            open_store()
        assert caught.value.key == "store.damaged"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, embedder: HashEmbedder) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        Store.open(tmp_path / "file" / "store", embedder=embedder)
    assert caught.value.key == "store.unwritable"


def test_another_embedder_is_refused_with_the_command_that_helps(
    open_store: Open, sync: Sync
) -> None:
    with open_store() as store:
        sync(store)
    with pytest.raises(EmbedderMismatchError) as caught:
        open_store(embedder=HashEmbedder(dimension=32))
    for language in ("id", "en"):
        assert "hash-64" in caught.value.what(language)
        assert "hash-32" in caught.value.what(language)
        assert "pandu knowledge sync --re-embed" in caught.value.next_step(language)


def test_an_empty_store_takes_any_embedder(open_store: Open) -> None:
    open_store().close()
    open_store(embedder=HashEmbedder(dimension=32)).close()


def test_a_store_can_go_over_to_another_embedder(open_store: Open, sync: Sync) -> None:
    with open_store() as store:
        sync(store)
    other = HashEmbedder(dimension=32)
    with open_store(embedder=other, adopt_embedder=True) as store:
        report = sync(store, embedder=other)
        assert (report.embedded, report.unchanged, report.changed) == (6, 3, [])
        assert store.counts().vectors == 6
        vector = store.vectors(["audit#1"])[0]
        assert store.dense.search(vector, k=1)[0].chunk_id == "audit#1"
    open_store(embedder=other).close()


def test_going_over_goes_on_after_an_interruption(open_store: Open, sync: Sync) -> None:
    with open_store() as store:
        sync(store)
    other = HashEmbedder(dimension=32)
    open_store(embedder=other, adopt_embedder=True).close()
    with open_store(embedder=other) as store:
        assert store.dense.search(other.embed_query("audit"), k=3) == []
        sync(store, embedder=other)
        assert len(store.dense.search(other.embed_query("audit"), k=9)) == 6


def test_the_fingerprint_tells_contents_apart(open_store: Open, sync: Sync, folder: Path) -> None:
    with open_store() as store:
        empty = store.fingerprint()
        sync(store)
        first = store.fingerprint()
        text = (folder / "audit.txt").read_text(encoding="utf-8")
        (folder / "audit.txt").write_text(text + " Tambahan.", encoding="utf-8")
        sync(store)
        changed = store.fingerprint()
        (folder / "audit.txt").write_text(text, encoding="utf-8")
        sync(store)
        assert store.fingerprint() == first
    assert len({empty, first, changed}) == 3


def test_rebuild_gives_the_same_answers_without_embedding(
    open_store: Open, sync: Sync, embedder: HashEmbedder
) -> None:
    with open_store() as store:
        sync(store)
        embedder.calls = 0
        question = embedder.embed_query("batas waktu audit")
        dense = store.dense.search(question, k=6)
        lexical = store.lexical.search("batas waktu audit", k=6)
        store.rebuild()
        assert embedder.calls == 0
        assert store.dense.search(question, k=6) == dense
        assert store.lexical.search("batas waktu audit", k=6) == lexical


def test_threads_can_search_while_a_sync_runs(
    open_store: Open, sync: Sync, folder: Path, embedder: HashEmbedder
) -> None:
    for number in range(40):
        (folder / f"n{number}.txt").write_text(f"Judul {number}\n\nIsi {number}", encoding="utf-8")
    with open_store() as store:
        errors: list[BaseException] = []

        def ask() -> None:
            try:
                for _ in range(30):
                    for hit in store.dense.search(embedder.embed_query("Isi 7"), k=5):
                        store.candidates([hit.chunk_id])
                    store.lexical.search("Isi 7", k=5)
            except BaseException as error:
                errors.append(error)

        threads = [Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        sync(store)
        for thread in threads:
            thread.join()
        assert not errors
        assert len(store.dense.search(embedder.embed_query("Isi"), k=100)) == 86


def test_vectors_are_keyed_by_what_is_embedded(open_store: Open, sync: Sync) -> None:
    with open_store() as store:
        sync(store)
        keys = [vector_key(chunk) for chunk in store.chunks()]
        assert store.cache.missing(keys) == []


def test_a_store_of_the_third_version_loses_nothing(
    open_store: Open, sync: Sync, store_folder: Path, folder: Path
) -> None:
    with open_store() as store:
        sync(store)
        kept = store.documents(), store.chunks(), store.cache.count()
    with made_older(store_folder / "store.sqlite", version=3):
        pass
    with open_store() as store:
        assert (store.documents(), store.chunks(), store.cache.count()) == kept
        assert sync(store).embedded == 0
        next(folder.iterdir()).unlink()
        sync(store)
        assert len(store.documents()) == len(kept[0]) - 1
        assert {chunk.document_id for chunk in store.chunks()} == {
            document.id for document in store.documents()
        }
