import pytest

from assistant.articles import articles_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Apa isi UU PDP Pasal 20?", {"20"}),
        ("psl 34 ttg apa, beda sm pasal 35?", {"34", "35"}),
        ("What does Article 46 say?", {"46"}),
        ("art. 5 and ps.6", {"5", "6"}),
        ("UU 27 tahun 2022", set()),
        ("pasal karet", set()),
        ("lapas 20, smart 3", set()),
        ("dalam 3×24 jam", set()),
    ],
)
def test_articles_are_known_by_their_number(text: str, numbers: set[str]) -> None:
    assert articles_of(text) == numbers
