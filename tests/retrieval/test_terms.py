import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.terms import references, search_words, stems, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pasal 46 UU_PDP", ["pasal", "46", "uu", "pdp"]),
        ("PP 33/2026, 3×24 jam", ["pp", "33", "2026", "3", "24", "jam"]),
        ("Café naïve Ångström", ["cafe", "naive", "angstrom"]),
        ("", []),
        ("?! — …", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("word", ["perlindungan", "dilindungi", "melindungi", "pelindungan"])
def test_forms_of_a_word_share_a_stem(word: str) -> None:
    assert stems([word]) == ["lindung"]


def test_function_words_have_no_stem() -> None:
    assert stems(["apa", "yang", "the"]) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Apa isi Pasal 46 UU PDP?", ["isi", "pasal", "46", "uu", "pdp"]),
        ("audit audit Audit", ["audit"]),
        ("apa itu?", ["apa", "itu"]),  # nothing but function words: better these than none
        ("", []),
    ],
)
def test_search_words(question: str, expected: list[str]) -> None:
    assert search_words(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Apa isi Pasal 46 UU PDP?", ["pasal 46"]),
        ("PP 33/2026", ["pp 33", "33 2026"]),
        ("batas 3x24 jam", ["batas 3x24"]),
        ("untuk 5 orang", []),  # `untuk` names nothing
        ("46 pasal", []),
        ("46", []),
        ("Pasal 46 dan Pasal 46", ["pasal 46"]),
    ],
)
def test_references(question: str, expected: list[str]) -> None:
    assert references(question) == expected


@given(st.text())
def test_words_hold_nothing_that_a_query_could_read_as_syntax(text: str) -> None:
    for word in (*words(text), *search_words(text), *stems(words(text))):
        assert word
        assert not set(word) & set('" *^():+-{}')
