from collections.abc import Callable

import numpy as np

from assistant.store import Store, SyncReport
from assistant.testing.embedder import HashEmbedder


def test_a_vector_comes_back_exactly(open_store: Callable[..., Store]) -> None:
    with open_store() as store:
        vector = np.linspace(-1, 1, 64, dtype=np.float32)
        store.cache.put({"a": vector})
        assert np.array_equal(store.cache.get(["a", "b"])["a"], vector)
        assert store.cache.missing(["b", "a", "b", "c"]) == ["b", "c"]


def test_more_keys_than_one_statement_takes(open_store: Callable[..., Store]) -> None:
    with open_store() as store:
        keys = [str(number) for number in range(1_700)]
        store.cache.put({key: np.full(64, int(key), dtype=np.float32) for key in keys})
        found = store.cache.get(keys)
        assert {key: int(vector[0]) for key, vector in found.items()} == {
            key: int(key) for key in keys
        }
        assert store.cache.missing(keys) == []


def test_unused_vectors_are_dropped_and_used_ones_stay(
    open_store: Callable[..., Store], sync: Callable[..., SyncReport], embedder: HashEmbedder
) -> None:
    with open_store() as store:
        sync(store)
        store.cache.put({"unused": np.zeros(64, dtype=np.float32)})
        store.cache.drop_unused()
        assert store.cache.missing(["unused"]) == ["unused"]
        assert store.cache.chunks_without() == []
        assert store.counts().vectors == store.counts().chunks == embedder.calls


def test_the_matrix_has_one_row_a_chunk(
    open_store: Callable[..., Store], sync: Callable[..., SyncReport]
) -> None:
    with open_store() as store:
        assert store.cache.matrix()[1].shape == (0, 64)
        sync(store)
        names, matrix = store.cache.matrix()
        assert np.array_equal(matrix, store.vectors(list(names)))
