from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.privacy.tagging.tokens import list_tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("   ", []),
        ("td mariance blg", ["td", "mariance", "blg"]),
        ("p.samuel", ["p", ".", "samuel"]),
        ("Ja'far, Yosefina's", ["Ja'far", ",", "Yosefina"]),
        ("RT 03/RW 2", ["RT", "03", "/", "RW", "2"]),
        ("satu \n\n dua\ttiga", ["satu", "\n", "dua", "tiga"]),
    ],
)
def test_words_numbers_signs_and_line_breaks_are_tokens(text: str, words: list[str]) -> None:
    assert [token.text for token in list_tokens(text)] == words


@given(st.text(max_size=80))
def test_a_token_is_where_it_says(text: str) -> None:
    tokens = list_tokens(text)
    for token in tokens:
        assert token.text in ("\n", text[token.start : token.end])
    assert all(one.end <= other.start for one, other in pairwise(tokens))


def test_the_gap_before_a_token_is_kept() -> None:
    assert [token.gap for token in list_tokens("a b\t c,d")] == ["", " ", "\t ", "", ""]
