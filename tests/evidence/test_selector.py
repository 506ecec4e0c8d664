from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.candidates import Candidate
from assistant.evidence.selector import score, select
from assistant.sentences import sentence_spans
from assistant.types import Passage
from tests.passages import make_passage

TEXT = "Data bocor. Lapor paling lambat 3×24 jam! Hubungi pimpinan.\n\n- Catat waktunya."


def candidates(passage: Passage, similarities: Sequence[float]) -> list[Candidate]:
    chunk = passage.chunk
    spans = sentence_spans(chunk.text)
    assert len(spans) == len(similarities)
    return [
        Candidate(
            passage=passage,
            start=chunk.start + span.start,
            end=chunk.start + span.end,
            text=chunk.text[span.start : span.end],
            similarity=similarity,
            coverage=0.0,
            fits_type=False,
        )
        for span, similarity in zip(spans, similarities, strict=True)
    ]


@pytest.mark.parametrize(
    ("similarities", "count", "quotes"),
    [
        ((0.1, 0.9, 0.2, 0.3), 1, ["Lapor paling lambat 3×24 jam!"]),
        ((0.1, 0.9, 0.8, 0.3), 2, ["Lapor paling lambat 3×24 jam! Hubungi pimpinan."]),
        ((0.9, 0.1, 0.2, 0.8), 2, ["Data bocor.", "Catat waktunya."]),
        ((0.8, 0.9, 0.7, 0.6), 3, ["Data bocor. Lapor paling lambat 3×24 jam! Hubungi pimpinan."]),
    ],
)
def test_quotes_the_best_and_joins_neighbours(
    similarities: Sequence[float], count: int, quotes: list[str]
) -> None:
    found = select(candidates(make_passage(TEXT), similarities), count=count, language="id")
    assert [item.quote for item in found] == quotes
    assert [item.number for item in found] == list(range(1, len(quotes) + 1))


@pytest.mark.parametrize(
    ("sentence", "is_quoted"),
    [
        ("Diperiksa terakhir: 24 November 2026.", False),
        ("Last checked: 24 November 2026; the site may change.", False),
        ("Bukan nasihat hukum.", False),
        ("This is not legal advice.", False),
        ("Bukan nasihat hukum yang dibutuhkan penyintas, melainkan pendampingan.", True),
        ("Izin diperiksa terakhir oleh notaris.", True),
        ("Check when the list was last checked.", True),
    ],
)
def test_what_a_page_says_of_itself_is_not_quoted(sentence: str, is_quoted: bool) -> None:
    passage = make_passage(f"Arsip disimpan.\n\n{sentence}")
    found = select(candidates(passage, [0.5, 0.9]), count=2, language="id")
    assert any(sentence in item.quote for item in found) == is_quoted
    assert any("Arsip disimpan." in item.quote for item in found)


def test_best_quote_comes_first_whatever_its_place() -> None:
    first = make_passage("Biasa saja.", rank=1, document_id="a")
    second = make_passage("Tepat sekali.", rank=2, document_id="b")
    found = select([*candidates(first, [0.5]), *candidates(second, [0.9])], count=2, language="id")
    assert [item.quote for item in found] == ["Tepat sekali.", "Biasa saja."]


def test_the_same_sentence_is_quoted_once() -> None:
    passages = [make_passage("Sama persis.", rank=n, document_id=f"d{n}") for n in (1, 2)]
    both = [*candidates(passages[0], [0.9]), *candidates(passages[1], [0.9])]
    (only,) = select(both, count=2, language="id")
    assert only.passage is passages[0]


def test_the_language_asked_in_is_preferred_at_a_tie() -> None:
    (indonesian,) = candidates(make_passage("Teks.", language="id"), [0.9])
    (english,) = candidates(make_passage("Teks.", language="en"), [0.9])
    assert score(indonesian, language="id") > score(english, language="id")
    assert score(indonesian, language="en") < score(english, language="en")


@given(
    text=st.text(alphabet="Abc .!?\n-1×", min_size=1, max_size=80),
    start=st.integers(0, 50),
    count=st.integers(1, 4),
)
def test_every_quote_is_a_slice_of_the_document(text: str, start: int, count: int) -> None:
    document = "x" * start + text
    passage = make_passage(text, start=start)
    spans = sentence_spans(text)
    for item in select(candidates(passage, [0.5] * len(spans)), count=count, language="id"):
        assert document[item.start : item.end] == item.quote


def test_a_passage_is_not_crowded() -> None:
    first = make_passage("Satu hal. Dua hal. Tiga hal.", document_id="a")
    second = make_passage("Hal lain.", document_id="b")
    found = select(
        [*candidates(first, [0.9, 0.895, 0.89]), *candidates(second, [0.886])],
        count=3,
        language="id",
    )
    assert "Hal lain." in {item.quote for item in found}


@pytest.mark.parametrize(
    ("similarities", "quoted"),
    [
        ((0.9, 0.5, 0.5, 0.5, 0.5), 4),
        ((0.9, 0.88, 0.87, 0.5, 0.4), 4),
        ((0.9, 0.9, 0.9, 0.9, 0.9), 5),
        ((0.95, 0.9, 0.9, 0.9, 0.7), 4),
    ],
)
def test_more_than_four_sentences_only_where_they_are_nearly_as_good(
    similarities: Sequence[float], quoted: int
) -> None:
    passages = [make_passage(f"Hal {n}.", rank=1, document_id=f"d{n}") for n in range(5)]
    found = select(
        [
            one
            for pair in zip(passages, similarities, strict=True)
            for one in candidates(pair[0], [pair[1]])
        ],
        count=8,
        language="id",
    )
    assert len(found) == quoted


def test_the_first_sentence_of_a_passage_counts_more() -> None:
    passage = make_passage("Pertama begini. Kedua begitu.")
    first, second = candidates(passage, [0.8, 0.81])
    assert score(first, language="id") < score(second, language="id")
    assert score(replace(first, leads=True), language="id") > score(second, language="id")


def test_a_sentence_with_the_asked_article_counts_more() -> None:
    passage = make_passage("Pertama begini. Kedua begitu.")
    first, second = candidates(passage, [0.8, 0.85])
    assert score(replace(second, cites=True), language="id") > score(first, language="id")
    assert score(replace(first, cites=True), language="id") > score(second, language="id")
