"""Generated libraries, and what is measured of them; with stand-ins for the embedder."""

from pathlib import Path

import numpy as np
import pytest

from assistant.factory import open_library
from assistant.retrieval.centre import ordinary_questions
from assistant.settings import Settings, load_settings
from assistant.store import Store
from assistant.testing.embedder import HashEmbedder
from evals.bench.generated import fill, read_seed
from evals.bench.grown import recall, searches
from evals.bench.scale import Known, sizes
from evals.corpus import corpus_settings, write_corpus

TEXTS = {f"t{n}": f"Yayasan {n} melindungi data anak dan melapor dalam {n} jam." for n in range(9)}
QUESTIONS = ["Siapa melindungi data anak?", "Kapan yayasan melapor?"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = corpus_settings(load_settings(), tmp_path)
    write_corpus(TEXTS, settings.paths.knowledge)
    return settings


@pytest.mark.parametrize(
    ("largest", "found"), [(0, []), (999, []), (1_000, [1_000]), (20_000, [1_000, 10_000])]
)
def test_sizes_are_powers_of_ten(largest: int, found: list[int]) -> None:
    assert sizes(largest) == found


def test_a_generated_library_is_of_the_size_and_the_same_each_time(
    settings: Settings, tmp_path: Path
) -> None:
    embedder = HashEmbedder()
    with open_library(settings, embedder=embedder) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        seed = read_seed(library.store)
    texts, vectors = [], []
    for name in ("one", "other"):
        with Store.open(tmp_path / name, embedder=embedder) as store:
            fill(store, seed, chunks=37)
            assert (store.counts().chunks, store.counts().documents) == (37, 2)
            texts.append([chunk.text for chunk in store.chunks()])
            vectors.append(store.cache.matrix()[1])
    assert texts[0] == texts[1]
    assert len(set(texts[0])) == 37
    assert np.array_equal(vectors[0], vectors[1])
    assert np.allclose(np.linalg.norm(vectors[0], axis=1), 1, atol=1e-5)


def test_a_library_is_searched_with_vectors_made_before(settings: Settings) -> None:
    real = HashEmbedder()
    known = Known({text: real.embed_query(text) for text in (*QUESTIONS, *ordinary_questions())})
    with open_library(settings, embedder=real) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        assert recall(library, known, QUESTIONS) == 1
        with pytest.raises(KeyError):
            recall(library, known, ["unknown"])
    asked: list[str] = []
    found = searches(asked.append, QUESTIONS)
    assert asked == QUESTIONS * 2  # once to warm up
    assert [len(found[name]) for name in ("search", "search_work")] == [2, 2]
