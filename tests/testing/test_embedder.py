import subprocess
import sys
import time

import numpy as np

from assistant.testing.embedder import HashEmbedder


def test_the_same_text_gives_the_same_vector_in_another_process() -> None:
    program = (
        "from assistant.testing.embedder import HashEmbedder\n"
        "print(HashEmbedder().embed_query('Data pribadi yang bocor').tobytes().hex())"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert shown.strip() == HashEmbedder().embed_query("Data pribadi yang bocor").tobytes().hex()


def test_case_and_diacritics_make_no_difference() -> None:
    embedder = HashEmbedder()
    assert np.array_equal(embedder.embed_query("Café NAÏVE"), embedder.embed_query("cafe naive"))


def test_passages_are_counted_and_questions_are_not() -> None:
    embedder = HashEmbedder()
    embedder.embed_passages(["a", "b"])
    embedder.embed_query("c")
    assert embedder.calls == 2


def test_it_can_be_as_slow_as_a_model() -> None:
    embedder = HashEmbedder(seconds_per_passage=0.02)
    began = time.monotonic()
    embedder.embed_passages(["a"] * 5)
    assert time.monotonic() - began >= 0.1


def test_another_dimension_is_another_embedder() -> None:
    one, other = HashEmbedder(dimension=64), HashEmbedder(dimension=32)
    assert one.id != other.id
    assert one.sha256 != other.sha256
    assert (one.sha256, one.dimension) == (HashEmbedder(dimension=64).sha256, 64)


def test_a_common_part_brings_all_vectors_near_but_in_the_same_order() -> None:
    plain, near = HashEmbedder(), HashEmbedder(common=1.73)
    texts = ["data pribadi bocor", "data pribadi anak", "rapat tahunan"]

    def cosines(embedder: HashEmbedder) -> list[float]:
        return [
            float(one) for one in embedder.embed_passages(texts) @ embedder.embed_query(texts[0])
        ]

    assert min(cosines(near)) > 0.7 > cosines(plain)[2]
    assert sorted(texts, key=lambda text: cosines(near)[texts.index(text)]) == sorted(
        texts, key=lambda text: cosines(plain)[texts.index(text)]
    )
    assert plain.sha256 != near.sha256
