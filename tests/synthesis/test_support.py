from collections.abc import Sequence

import numpy as np
import pytest

from assistant.protocols import Vectors
from assistant.synthesis.support import SupportCheck
from assistant.testing.embedder import HashEmbedder
from assistant.types import Evidence
from assistant.vectors import SentenceVectors
from tests.passages import make_passage

QUESTION = "Berapa lama batas waktu lapor?"
QUOTE = "Pemberitahuan tertulis wajib disampaikan paling lambat 3×24 jam menurut Pasal 46 UU PDP."


class OneMeaning(HashEmbedder):
    """Holds all texts for alike, or all for unlike, so that only the other rules decide."""

    def __init__(self, *, alike: bool) -> None:
        super().__init__()
        self._alike = alike
        self._seen: dict[str, int] = {}

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0 if self._alike else self._seen.setdefault(text, len(self._seen))] = 1
        return rows


def evidence(*quotes: str) -> list[Evidence]:
    return [
        Evidence(
            number=n, passage=make_passage(quote, rank=n), quote=quote, start=0, end=len(quote),
            score=1.0,
        )
        for n, quote in enumerate(quotes, start=1)
    ]  # fmt: skip


def citations(
    sentence: str,
    *quotes: str,
    hints: tuple[int, ...] = (),
    alike: bool = True,
    question: str = QUESTION,
) -> tuple[int, ...]:
    check = SupportCheck(SentenceVectors(OneMeaning(alike=alike)))
    return check.check(
        sentence, hints=hints, question=question, evidence=evidence(*quotes)
    ).citations


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Batas waktu pemberitahuan tertulis adalah 3×24 jam.", QUOTE),
        ("Pemberitahuan disampaikan paling lambat 3 x 24 jam.", QUOTE),
        ("Menurut Pasal 46 UU PDP, pemberitahuan wajib tertulis.", QUOTE),
        ("Data anak tidak boleh diunggah.", "Data anak tidak boleh diunggah ke alat AI."),
        ("Written notice must be given within 3×24 hours to the people affected.", QUOTE),
        ("Tiga hari setelah tahu, laporan ditulis.", "Laporan ditulis 3 hari setelah tahu."),
        (
            "Sebaiknya ketemu 2 sampai 3 minggu sekali.",
            "Sebaiknya ketemu setiap 2-3 minggu sekali.",
        ),
        ("Satu laporan ditulis pengurus yayasan.", "Laporan ditulis pengurus yayasan itu."),
    ],
)
def test_carried(sentence: str, quote: str) -> None:
    assert citations(sentence, quote) == (1,)


@pytest.mark.parametrize(
    ("sentence", "quote", "why"),
    [
        ("Batas waktu pemberitahuan adalah 72 hari.", QUOTE, "another number"),
        ("Menurut Pasal 57 UU PDP, pemberitahuan wajib tertulis.", QUOTE, "another article"),
        ("Menurut Pasal 46 GDPR, pemberitahuan wajib tertulis.", QUOTE, "another name"),
        ("Pemberitahuan tertulis tidak wajib disampaikan.", QUOTE, "a denial added"),
        ("Data anak boleh diunggah.", "Data anak tidak boleh diunggah ke alat AI.", "denial lost"),
        (
            "Laporan ditulis lima hari setelah tahu.",
            "Laporan ditulis 3 hari setelah tahu.",
            "words",
        ),
        ("Ketemu tiga minggu sekali.", "Ketemu setiap dua sampai tiga minggu.", "half a range"),
        ("Tiga anak belajar di Muarasri.", "Di Kebonagung tiga anak belajar.", "another place"),
        (
            "Ya, pengurus yayasan boleh digaji.",
            "Organ yayasan itu Pengurus. Pengurus yayasan hanya digaji bila bukan pendiri.",
            "a condition left out",
        ),
        ("Batas waktu lapor.", "Batas waktu lapor diatur undang-undang.", "only the question"),
        ("Presiden memimpin negara dan kabinet sejak lama.", QUOTE, "other words"),
    ],
)
def test_not_carried(sentence: str, quote: str, why: str) -> None:
    assert citations(sentence, quote) == (), why


def test_a_number_of_the_question_is_no_evidence() -> None:
    sentence = "Pemberitahuan tertulis wajib disampaikan dalam 14 hari."
    assert citations(sentence, QUOTE, question="Apakah benar wajib dalam 14 hari?") == ()


@pytest.mark.parametrize(
    ("quote", "carrying"),
    [
        ("Vendor tidak boleh diberi akses ke database penerima tanpa perjanjian.", (1,)),
        ("Keterbukaan tidak membenarkan penerbitan data penerima bantuan.", ()),
    ],
)
def test_a_bare_no_has_its_words_in_the_quote(quote: str, carrying: tuple[int, ...]) -> None:
    question = "vendor minta akses ke database penerima bantuan, boleh diberi?"
    sentence = "Vendor tidak boleh diberi akses ke database penerima bantuan."
    assert citations(sentence, quote, question=question) == carrying


@pytest.mark.parametrize(
    ("quote", "carrying"),
    [
        ("Software can score the risk of a woman who was battered.", (1,)),
        ("AI may not judge how great the danger is. A score for ranking files is no verdict.", ()),
        ("Software may not score how much at risk a battered woman is.", ()),
    ],
)
def test_a_bare_yes_has_its_words_in_the_quote(quote: str, carrying: tuple[int, ...]) -> None:
    question = "Could software score how much at risk a battered woman is?"
    sentence = "Yes, software can score how much at risk a battered woman is."
    assert citations(sentence, quote, question=question) == carrying


def test_a_name_of_the_question_is_no_evidence() -> None:
    sentence = "Di Muarasri ada 12 remaja yang belajar."
    quote = "Di Kebonagung ada 12 remaja yang belajar."
    assert citations(sentence, quote, question="Berapa remaja belajar di Muarasri?") == ()


@pytest.mark.parametrize("sentence", ["Ya, klausul itu tidak sah.", "Of course, it is not valid."])
def test_yes_and_no_in_one_breath_is_neither(sentence: str) -> None:
    quote = "Klausul itu tidak sah. Such a clause is not valid."
    assert citations(sentence, quote, question="klausul itu sah gak sih?") == ()


@pytest.mark.parametrize(("sentence", "carrying"), [("Pasal 69.", (1,)), ("Pasal 97.", ())])
def test_a_fragment_is_of_the_sentence_that_answers(
    sentence: str, carrying: tuple[int, ...]
) -> None:
    quote = "Pasal 97 mengancam penjara. Kerahasiaan identitas korban dijamin Pasal 69."
    question = "rahasia identitas korban itu pasal berapa?"
    assert citations(sentence, quote, question=question) == carrying


def test_nearness_of_meaning_is_needed_too() -> None:
    assert citations("Pemberitahuan tertulis wajib.", QUOTE, alike=False) == ()


def test_the_models_mark_breaks_ties_and_no_more() -> None:
    assert citations("Pemberitahuan tertulis wajib.", QUOTE, QUOTE, hints=(2,)) == (2, 1)
    assert citations("Pemberitahuan tertulis wajib.", QUOTE, "Hal lain.", hints=(2,)) == (1,)
    assert citations("Pemberitahuan tertulis wajib.", QUOTE, hints=(7,)) == (1,)


def test_two_quotes_may_carry_a_sentence_together() -> None:
    sentence = "Pimpinan ditelepon pengurus, relawan menyimpan bukti."
    quotes = ("Pimpinan ditelepon pengurus.", "Relawan menyimpan bukti.")
    assert citations(sentence, *quotes) == (1, 2)
