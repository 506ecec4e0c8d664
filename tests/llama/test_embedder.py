"""LlamaEmbedder on the default generator's weights: they stand in for an embedding model's.

Its vectors mean little, but the path is the same: pooling, prefixes, length, determinism.
"""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.llama.embedder import LlamaEmbedder

TEXTS = ["Data pribadi harus dilindungi.", "a", "Laporan keuangan yayasan."]


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"bukan model")
    with pytest.raises(ModelError, match="not a model"):
        LlamaEmbedder(path, id="x")


@pytest.fixture(scope="module")
def embedder(model_path: Path) -> Iterator[LlamaEmbedder]:
    with LlamaEmbedder(model_path, id="stand-in", sha256="0f", max_tokens=64) as embedder:
        yield embedder


@pytest.mark.models
def test_rows_are_unit_vectors_that_do_not_depend_on_their_company(
    embedder: LlamaEmbedder,
) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (3, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert np.array_equal(embedder.embed_passages([text])[0], vector)
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


@pytest.mark.models
def test_a_question_has_its_own_prefix(embedder: LlamaEmbedder) -> None:
    query = embedder.embed_query(TEXTS[0])
    assert query.shape == (embedder.dimension,)
    similarity = float(query @ embedder.embed_passages(TEXTS[:1])[0])
    assert 0.5 < similarity < 0.9999
    assert embedder.count_tokens("data") > 1


@pytest.mark.models
def test_what_exceeds_the_models_reach_is_cut_off(embedder: LlamaEmbedder) -> None:
    assert embedder.max_tokens == 64
    long = "data " * 200
    assert embedder.count_tokens(long) > 64
    assert np.linalg.norm(embedder.embed_query(long)) == pytest.approx(1, abs=1e-5)


@pytest.mark.models
def test_callers_are_queued(embedder: LlamaEmbedder) -> None:
    expected = embedder.embed_passages(TEXTS)
    with ThreadPoolExecutor(3) as pool:
        for vector, row in zip(
            pool.map(embedder.embed_passages, [[t] for t in TEXTS]), expected, strict=True
        ):
            assert np.array_equal(vector[0], row)


@pytest.mark.models
def test_the_hash_is_the_given_one_or_the_files(embedder: LlamaEmbedder, model_path: Path) -> None:
    assert embedder.sha256 == "0f"
    with LlamaEmbedder(model_path, id="x", max_tokens=64) as other:
        with model_path.open("rb") as file:
            assert other.sha256 == hashlib.file_digest(file, "sha256").hexdigest()
        assert other.id == "x"
