import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.protocols import Vectors
from assistant.store.dense import DenseIndex, DenseIndexError, DenseItem

_COUNT = 2_400  # a restart with more than 1,000 was reported to fail: chroma-core/chroma#7090


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    """Vectors in a narrow cone with clusters, as sentence embedders make them."""
    chance = np.random.default_rng(0)
    centre = chance.normal(size=64) * 3
    clusters = chance.normal(size=(60, 64))
    noise = chance.normal(size=(_COUNT, 64)) * 0.6
    return _unit((centre + clusters[np.arange(_COUNT) % 60] + noise).astype(np.float32))


def _items(vectors: Vectors) -> list[DenseItem]:
    return [
        DenseItem(id=str(row), vector=vector, language="id" if row % 2 else "en")
        for row, vector in enumerate(vectors)
    ]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, vectors: Vectors) -> Path:
    """A closed index with all vectors."""
    folder = tmp_path_factory.mktemp("dense")
    index = DenseIndex(folder)
    index.add(_items(vectors))
    index.close()
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Iterator[DenseIndex]:
    index = DenseIndex(tmp_path / "new")
    yield index
    index.close()


def test_many_vectors_can_be_searched_in_another_process(full: Path, vectors: Vectors) -> None:
    np.save(full / "query.npy", vectors[1_234])
    program = (
        "import sys, numpy\nfrom pathlib import Path\n"
        "from assistant.store.dense import DenseIndex\n"
        "folder = Path(sys.argv[1])\nindex = DenseIndex(folder)\n"
        "query = numpy.load(folder / 'query.npy')\n"
        "print(index.count(), index.search(query, k=1)[0][0])\nindex.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(full)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(_COUNT), "1234"]


def test_the_approximate_search_loses_next_to_nothing_against_the_exact_one(
    full: Path, vectors: Vectors
) -> None:
    index = DenseIndex(full)
    lost = 0
    questions = _unit(vectors[:100] + 0.05 * np.random.default_rng(1).normal(size=(100, 64)))
    for question in questions.astype(np.float32):
        exact = {str(row) for row in np.argsort(-(vectors @ question))[:30]}
        lost += len(exact - {name for name, _ in index.search(question, k=30)})
    index.close()
    assert lost <= 0.005 * 100 * 30


def test_the_score_is_the_cosine(full: Path, vectors: Vectors) -> None:
    index = DenseIndex(full)
    for name, score in index.search(vectors[7], k=5):
        assert score == pytest.approx(float(vectors[int(name)] @ vectors[7]), abs=1e-5)
    index.close()


def test_a_language_leaves_the_other_out(full: Path, vectors: Vectors) -> None:
    index = DenseIndex(full)
    found = index.search(vectors[0], k=20, language="id")
    index.close()
    assert len(found) == 20
    assert all(int(name) % 2 for name, _ in found)


def test_add_replaces_and_remove_forgets(index: DenseIndex, vectors: Vectors) -> None:
    index.add(_items(vectors[:5]))
    index.add([DenseItem(id="0", vector=vectors[9], language="id")])
    assert index.count() == 5
    assert index.search(vectors[9], k=1)[0][0] == "0"
    index.remove(["0", "3", "absent"])
    assert index.ids() == {"1", "2", "4"}
    index.remove([])
    index.add([])


def test_an_empty_index_finds_nothing(index: DenseIndex, vectors: Vectors) -> None:
    assert index.search(vectors[0], k=3) == []
    assert index.ids() == set()


def test_asking_for_more_than_there_is(index: DenseIndex, vectors: Vectors) -> None:
    index.add(_items(vectors[:2]))
    assert len(index.search(vectors[0], k=10)) == 2


def test_a_damaged_folder_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"damaged" * 1_000)
    with pytest.raises(DenseIndexError):
        DenseIndex(tmp_path)


def test_another_dimension_is_an_error_of_ours(index: DenseIndex, vectors: Vectors) -> None:
    index.add(_items(vectors[:2]))
    with pytest.raises(DenseIndexError):
        index.search(vectors[0][:10], k=1)
