import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import StoreError
from assistant.store import Store, SyncReport
from assistant.store.dense import DenseIndex, DenseItem
from assistant.testing.embedder import HashEmbedder

Damage = Callable[[Path], None]


@pytest.fixture
def filled(
    open_store: Callable[..., Store],
    sync: Callable[..., SyncReport],
    store_folder: Path,
    embedder: HashEmbedder,
) -> Path:
    """The folder of a closed store, with its one dense folder; embedding is counted from here."""
    with open_store() as store:
        sync(store)
    embedder.calls = 0
    return store_folder


def _dense(store_folder: Path) -> Path:
    (folder,) = store_folder.glob("dense-*")
    return folder


def _delete(dense: Path) -> None:
    shutil.rmtree(dense)


def _damage_database(dense: Path) -> None:
    path = dense / "chroma.sqlite3"
    path.write_bytes(b"\xff" * path.stat().st_size)


def _truncate_database(dense: Path) -> None:
    path = dense / "chroma.sqlite3"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _empty(dense: Path) -> None:
    for path in dense.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _replace_by_a_file(dense: Path) -> None:
    shutil.rmtree(dense)
    dense.write_text("not a folder", encoding="utf-8")


def _remove_vectors(dense: Path) -> None:
    index = DenseIndex(dense)
    index.remove(sorted(index.ids())[:2])
    index.close()


def _add_an_orphan(dense: Path) -> None:
    index = DenseIndex(dense)
    vector = np.full(64, 1 / 8, dtype=np.float32)
    index.add([DenseItem(id="orphan#0@0000000000000000", vector=vector, language="id")])
    index.close()


def _use_another_dimension(dense: Path) -> None:
    index = DenseIndex(dense)
    count = index.count()
    index.close()
    shutil.rmtree(dense)
    index = DenseIndex(dense)
    index.add(
        [
            DenseItem(id=str(n), vector=np.ones(8, dtype=np.float32), language="id")
            for n in range(count)
        ]
    )
    index.close()


@pytest.mark.parametrize(
    "damage",
    [
        _delete,
        _damage_database,
        _truncate_database,
        _empty,
        _replace_by_a_file,
        _remove_vectors,
        _add_an_orphan,
        _use_another_dimension,
    ],
)
def test_a_damaged_index_is_made_again_without_embedding(
    filled: Path, open_store: Callable[..., Store], embedder: HashEmbedder, damage: Damage
) -> None:
    damage(_dense(filled))
    with open_store() as store:
        chunks = store.chunks()
        for chunk in chunks:
            hits = store.dense.search(store.vectors([chunk.id])[0], k=len(chunks) + 5)
            assert {hit.chunk_id for hit in hits} == {chunk.id for chunk in chunks}
            assert hits[0].score == pytest.approx(1.0, abs=1e-4)
    assert embedder.calls == 0
    assert len([path for path in filled.glob("dense-*") if path.is_dir()]) == 1


def test_scores_equal_those_of_an_exact_search(
    filled: Path, open_store: Callable[..., Store], embedder: HashEmbedder
) -> None:
    question = embedder.embed_query("batas waktu kebocoran")
    with open_store() as store:
        names, matrix = store.cache.matrix()
        exact = dict(zip(names, matrix @ question, strict=True))
        hits = store.dense.search(question, k=10)
    assert {hit.chunk_id: hit.score for hit in hits} == pytest.approx(exact, abs=1e-5)


def test_the_index_follows_each_change(
    filled: Path,
    folder: Path,
    open_store: Callable[..., Store],
    sync: Callable[..., SyncReport],
    embedder: HashEmbedder,
) -> None:
    with open_store() as store:
        question = embedder.embed_query("audit")
        assert any(hit.chunk_id.startswith("audit") for hit in store.dense.search(question, k=9))
        (folder / "audit.txt").unlink()
        sync(store)
        assert not any(
            hit.chunk_id.startswith("audit") for hit in store.dense.search(question, k=9)
        )


def test_a_vector_that_changed_under_the_same_chunk_id_is_replaced(
    filled: Path, folder: Path, open_store: Callable[..., Store], sync: Callable[..., SyncReport]
) -> None:
    with open_store() as store:
        (folder / "audit.txt").write_text("id: audit\nAudit\n\nSama sekali lain.", encoding="utf-8")
        sync(store)
        vector = store.vectors(["audit#1"])[0]
        best = store.dense.search(vector, k=1)[0]
    assert (best.chunk_id, best.score) == ("audit#1", pytest.approx(1.0, abs=1e-4))


def test_chroma_is_not_opened_before_it_is_needed(
    filled: Path, open_store: Callable[..., Store], sync: Callable[..., SyncReport]
) -> None:
    shutil.rmtree(_dense(filled))
    with open_store() as store:
        store.documents()
        store.lexical.search("audit", k=3)
        sync(store)
    assert not list(filled.glob("dense-*"))


@pytest.fixture
def hopeless(filled: Path) -> Path:
    """The folder of a store whose dense index can be neither opened nor made anew."""
    shutil.rmtree(_dense(filled))
    for number in range(10):
        (filled / f"dense-{number}").write_text("not a folder", encoding="utf-8")
    return filled


def test_without_any_index_the_kept_vectors_are_searched(
    hopeless: Path, open_store: Callable[..., Store], embedder: HashEmbedder
) -> None:
    question = embedder.embed_query("batas waktu kebocoran")
    with open_store() as store:
        names, matrix = store.cache.matrix()
        exact = dict(zip(names, matrix @ question, strict=True))
        hits = store.dense.search(question, k=4)
        assert [hit.score for hit in hits] == sorted(exact.values(), reverse=True)[:4]
        assert store.dense.search(question, k=4, language="en") == []
        assert len(store.dense.search(question, k=9, language="id")) == 6


def test_without_any_index_a_sync_still_succeeds(
    hopeless: Path, folder: Path, open_store: Callable[..., Store], sync: Callable[..., SyncReport]
) -> None:
    (folder / "audit.txt").unlink()
    with open_store() as store:
        assert sync(store).removed == ["audit.txt"]


def test_a_rebuild_that_fails_says_so(hopeless: Path, open_store: Callable[..., Store]) -> None:
    with open_store() as store:
        with pytest.raises(StoreError) as caught:
            store.rebuild()
        assert caught.value.key == "store.dense"
        assert caught.value.next_step("id")
