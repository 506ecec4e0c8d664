"""The questions by which people ask for a section, from the folder to the search."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.protocols import Vectors
from assistant.store import Store, SyncReport
from assistant.testing.documents import ParagraphSplitter, convert_text
from assistant.testing.embedder import HashEmbedder
from assistant.types import Chunk, Document
from tests.store.older import made_older

Sync = Callable[..., SyncReport]
QUESTIONS = ("kalo laptop ilang lapor sapa", "hilang laptop", "who must be told of a lost laptop")


class AskingSplitter(ParagraphSplitter):
    """Gives the chunks of one document questions."""

    def __init__(self, document_id: str, questions: tuple[str, ...]) -> None:
        self._document_id = document_id
        self._questions = questions

    def split(self, document: Document) -> list[Chunk]:
        chunks = super().split(document)
        if document.id != self._document_id:
            return chunks
        return [replace(chunk, asked=self._questions) for chunk in chunks]


@pytest.fixture
def splitter() -> AskingSplitter:
    return AskingSplitter("kebocoran", QUESTIONS)


def test_a_chunk_is_as_near_as_its_two_nearest_questions(
    open_store: Callable[..., Store], sync: Sync, embedder: HashEmbedder, splitter: AskingSplitter
) -> None:
    with open_store() as store:
        assert store.asked.nearness(embedder.embed_query("laptop")) == {}
        sync(store, splitter=splitter)
        vector = embedder.embed_query("laptop hilang")
        nearness = store.asked.nearness(vector)
        cosines = sorted(float(embedder.embed_query(one) @ vector) for one in QUESTIONS)
        expected = (2 * cosines[-1] + cosines[-2]) / 3
        assert nearness == pytest.approx({f"kebocoran#{n}": expected for n in (0, 1)})


def test_the_nearest_question_of_any_section_is_told(
    open_store: Callable[..., Store], sync: Sync, embedder: HashEmbedder, splitter: AskingSplitter
) -> None:
    vectors = np.stack([embedder.embed_query(one) for one in (QUESTIONS[0], "resep soto")])
    with open_store() as store:
        before = store.asked.version()
        assert store.asked.highest(vectors).tolist() == [-1, -1]
        sync(store, splitter=splitter)
        assert store.asked.version() > before
        same, other = store.asked.highest(vectors)
        assert same == pytest.approx(1)
        assert other < 0.9


def test_one_question_is_enough(
    open_store: Callable[..., Store], sync: Sync, embedder: HashEmbedder
) -> None:
    with open_store() as store:
        sync(store, splitter=AskingSplitter("audit", ("kapan audit",)))
        nearness = store.asked.nearness(embedder.embed_query("kapan audit"))
        assert nearness == pytest.approx({"audit#0": 1.0, "audit#1": 1.0})


def test_words_of_questions_are_found(
    open_store: Callable[..., Store], sync: Sync, splitter: AskingSplitter
) -> None:
    with open_store() as store:
        sync(store, splitter=splitter)
        for _ in range(2):
            hits = store.lexical.search("laptop", k=9)
            assert {hit.chunk_id for hit in hits} == {"kebocoran#0", "kebocoran#1"}
            store.rebuild()


def test_questions_are_embedded_once_and_forgotten_with_their_document(
    open_store: Callable[..., Store],
    sync: Sync,
    folder: Path,
    embedder: HashEmbedder,
    splitter: AskingSplitter,
) -> None:
    with open_store() as store:
        sync(store, splitter=splitter)
        assert store.cache.count() == 6 + len(QUESTIONS)
        calls = embedder.calls
        sync(store, splitter=splitter, recipe="other")
        assert embedder.calls == calls
        (folder / "kebocoran.txt").unlink()
        sync(store, splitter=splitter)
        assert store.cache.count() == 4
        assert store.asked.nearness(embedder.embed_query("laptop")) == {}


def test_a_killed_embedding_of_questions_is_made_good(
    open_store: Callable[..., Store], sync: Sync, store_folder: Path, splitter: AskingSplitter
) -> None:
    with open_store() as store:
        sync(store, splitter=splitter)
    with closing(sqlite3.connect(store_folder / "store.sqlite")) as connection, connection:
        connection.execute(
            "DELETE FROM vectors WHERE key IN (SELECT vector_key FROM asked WHERE ordinal = 1)"
        )
    with open_store() as store:
        sync(store, splitter=splitter)
        assert store.cache.count() == 6 + len(QUESTIONS)


def test_a_store_of_the_first_version_keeps_its_vectors(
    open_store: Callable[..., Store],
    sync: Sync,
    store_folder: Path,
    embedder: HashEmbedder,
    splitter: AskingSplitter,
) -> None:
    with open_store() as store:
        sync(store)
    with made_older(store_folder / "store.sqlite", version=1):
        pass
    with open_store() as store:
        assert store.documents() == []
        report = sync(store, convert=convert_text, splitter=splitter)
        assert (len(report.added), report.embedded) == (3, 0)
        assert store.cache.count() == 6 + len(QUESTIONS)
        assert len(store.dense.search(embedder.embed_query("audit"), k=9)) == 6


def test_the_mean_question_is_made_once(
    open_store: Callable[..., Store], embedder: HashEmbedder
) -> None:
    class Tired:
        def embed_query(self, text: str) -> Vectors:
            raise AssertionError(text)

    with open_store() as store:
        first = store.mean_question(embedder)
        assert np.allclose(store.mean_question(Tired()), first)
    with open_store() as store:
        assert np.allclose(store.mean_question(Tired()), first)
