import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant import terms
from assistant.terms import CountedTexts, TermWeights, content_terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("perlindungan data", "Lindungi DATA!"),
        ("Apakah itu kebocoran?", "bocor"),
        ("brp lama lapor", "lama melaporkan"),
        ("What is a DPIA?", "dpia"),
    ],
)
def test_forms_of_a_word_share_a_term(one: str, other: str) -> None:
    assert content_terms(one) & content_terms(other)


def test_threads_do_not_mix_their_words() -> None:
    texts = [
        " ".join(f"{start}{ending}" for start in ("per", "ke", "di", "mem") for ending in endings)
        for endings in (
            [f"lindung{a}{b}{c}an" for a in "abcdefghij" for b in "aiueo" for c in ("", "nya")],
            [f"a{a}{b}{c}kah" for a in "klmnopqrst" for b in "aiueo" for c in ("", "ku")],
        )
    ]
    terms._stem.cache_clear()
    expected = [content_terms(text) for text in texts]
    usual = sys.getswitchinterval()
    try:
        sys.setswitchinterval(1e-6)
        with ThreadPoolExecutor(4) as pool:
            terms._stem.cache_clear()
            assert list(pool.map(content_terms, texts * 2)) == expected * 2
    finally:
        sys.setswitchinterval(usual)


@pytest.mark.parametrize("text", ["", "?!", "apa itu yang dan", "what is the", "gimana sih dong"])
def test_text_without_content_has_no_terms(text: str) -> None:
    assert content_terms(text) == frozenset()


def test_rare_terms_weigh_more_and_unseen_most() -> None:
    weights = TermWeights(CountedTexts(["data pribadi", "data anak", "data kesehatan"]))
    (data,) = content_terms("data")
    (anak,) = content_terms("anak")
    assert 0 < weights.weight(data) < weights.weight(anak) < weights.weight("unseen")


def test_coverage_is_a_share_by_weight() -> None:
    weights = TermWeights(CountedTexts(["data pribadi", "data anak", "data kesehatan"]))
    wanted = content_terms("data anak")
    assert weights.coverage(wanted, wanted) == 1
    assert weights.coverage(wanted, frozenset()) == 0
    assert weights.coverage(frozenset(), wanted) == 0
    assert weights.coverage(wanted, content_terms("anak")) > 0.5
