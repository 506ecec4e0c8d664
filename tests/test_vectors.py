"""Sentences are embedded once; what was prepared outlasts the process."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from assistant import vectors
from assistant.protocols import Vectors
from assistant.testing.embedder import HashEmbedder
from assistant.vectors import SentenceVectors


class Counting(HashEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return super().embed_passages(texts)


class Shelf(dict[str, dict[bytes, Vectors]]):
    stores_more = True

    def load(self, chunk: str) -> dict[bytes, Vectors]:
        return self.get(chunk, {})

    def keep(self, chunk: str, vectors: Mapping[bytes, Vectors]) -> bool:
        self[chunk] = dict(vectors)
        return True


def test_a_sentence_is_embedded_once() -> None:
    embedder = Counting()
    held = SentenceVectors(embedder)
    rows = held.embed(["a", "b", "a"])
    assert np.array_equal(rows, held.embed(["a", "b", "a"]))
    assert embedder.embedded == ["a", "b"]
    assert np.array_equal(rows, HashEmbedder().embed_passages(["a", "b", "a"]))


def test_the_oldest_ones_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_IN_MEMORY", 2)
    embedder = Counting()
    held = SentenceVectors(embedder)
    for text in "abcba":
        held.embed([text])
    assert embedder.embedded == ["a", "b", "c", "a"]


def test_what_was_prepared_is_not_embedded_again() -> None:
    shelf = Shelf()
    assert SentenceVectors(HashEmbedder(), kept=shelf).prepare(lambda: ["a", "b"], chunk="one")
    embedder = Counting()
    later = SentenceVectors(embedder, kept=shelf)
    assert later.prepare(lambda: ["a", "b"], chunk="one")
    rows = later.embed(["a", "blacked", "b"], chunk="one")
    assert embedder.embedded == ["blacked"]
    assert np.array_equal(rows, HashEmbedder().embed_passages(["a", "blacked", "b"]))


def test_a_question_leaves_no_trace() -> None:
    shelf = Shelf()
    held = SentenceVectors(HashEmbedder(), kept=shelf)
    held.embed(["a"], chunk="one")
    held.embed(["what somebody asked"])
    assert shelf == {}


def test_preparing_gives_way_to_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(vectors, "monotonic", lambda: now)
    shelf = Shelf()
    held = SentenceVectors(HashEmbedder(), kept=shelf)
    held.make_way()
    assert not held.prepare(lambda: ["a"], chunk="one")
    now += vectors._WAY_SECONDS
    assert held.prepare(lambda: ["a"], chunk="one")
    assert held.prepare(list, chunk="empty")
    assert set(shelf) == {"one", "empty"}
    assert SentenceVectors(HashEmbedder()).prepare(lambda: ["a"], chunk="one")


def test_nothing_is_read_or_embedded_in_vain() -> None:
    def needless() -> list[str]:
        raise AssertionError("it was read")

    embedder, shelf = Counting(), Shelf(known={})
    held = SentenceVectors(embedder, kept=shelf)
    assert held.prepare(needless, chunk="known")
    held.make_way()
    assert not held.prepare(needless, chunk="new")
    shelf.stores_more = False
    assert held.prepare(needless, chunk="new")
    assert SentenceVectors(embedder).prepare(needless, chunk="new")
    assert embedder.embedded == []
