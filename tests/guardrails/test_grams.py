import numpy as np
import pytest

from assistant.guardrails.grams import PLACES, counted_grams, rarity_of, weighed


def alike(one: str, other: str) -> float:
    grams = np.stack([counted_grams(one), counted_grams(other)])
    rows = weighed(grams, np.ones(PLACES, np.float32))
    return float(rows[0] @ rows[1])


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("dipalsukan", "palsuin", "diperiksa"),
        ("tanda tangan ditiru", "meniru tandatangan", "jadwal rapat"),
        ("ga ketauan", "biar gak ketauan", "perlu diumumkan"),
    ],
)
def test_similar_spellings_share_pieces(text: str, near: str, far: str) -> None:
    assert alike(text, near) > 0.2
    assert alike(text, near) > alike(text, far) + 0.1


def test_pieces_end_with_their_word() -> None:
    assert alike("ab cd", "cd ab") == pytest.approx(1)
    assert alike("abcd", "ab cd") < 0.5


def test_a_text_without_words_has_no_pieces() -> None:
    assert not counted_grams(" ?! ").any()
    assert not weighed(counted_grams("?")[None], np.ones(PLACES, np.float32)).any()


def test_rare_pieces_weigh_more() -> None:
    grams = np.stack([counted_grams(one) for one in ("bom", "bom", "bom racun")])
    rarity = rarity_of(grams)
    common, rare = counted_grams("bom") > 0, counted_grams("racun") > 0
    assert rarity[rare & ~common].min() > rarity[common].max()
