from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.store import Store
from assistant.store.copying import copy_store
from assistant.testing.embedder import HashEmbedder


def documents(folder: Path) -> int:
    with Store.open(folder, embedder=HashEmbedder()) as store:
        return store.counts().documents


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "copy"
    path.mkdir()
    return path


def test_a_copy_is_made_while_the_store_is_open(tmp_path: Path, copy: Path) -> None:
    with Store.open(tmp_path / "store", embedder=HashEmbedder()) as store:
        store.changes.bump()
        version = store.changes.version()
        copy_store(tmp_path / "store", copy)
        with Store.open(copy, embedder=HashEmbedder()) as copied:
            assert copied.changes.version() == version
            copied.changes.bump()
        assert store.changes.version() == version


def test_where_there_is_no_store_there_is_no_copy(tmp_path: Path, copy: Path) -> None:
    copy_store(tmp_path / "absent", copy)
    assert list(copy.iterdir()) == []
    assert not (tmp_path / "absent").exists()
    assert documents(copy) == 0


def test_a_damaged_store_is_named(tmp_path: Path, copy: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"bukan basis data" * 400)
    with pytest.raises(StoreError) as caught:
        copy_store(tmp_path, copy)
    assert caught.value.key == "store.damaged"
