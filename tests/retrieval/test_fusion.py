import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.fusion import (
    ASKED_WEIGHT,
    CITING_BONUS,
    FOREIGN_BONUS,
    LEXICAL_WEIGHT,
    LEXICAL_WEIGHT_ASKED,
    Weights,
    fuse,
)

NOTHING = Weights(lexical=0.0, lexical_asked=0.0, asked=0.0)
_SCORES = st.dictionaries(st.sampled_from("abcdef"), st.floats(-1, 1), max_size=6)
_MATCHES = st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 50), max_size=6)


@pytest.mark.parametrize(
    ("dense", "lexical", "ceiling", "foreign", "expected"),
    [
        ({"a": 0.8}, {}, 10.0, (), {"a": 0.8}),
        ({"a": 0.8}, {"a": 5.0}, 10.0, (), {"a": 0.8 + LEXICAL_WEIGHT / 2}),
        ({"a": 0.8}, {"a": 20.0}, 10.0, (), {"a": 0.8 + LEXICAL_WEIGHT}),  # no more than full
        ({"a": 0.8}, {"a": 5.0}, 0.0, (), {"a": 0.8}),
        ({"a": 0.8}, {}, 10.0, ("a", "x"), {"a": 0.8 + FOREIGN_BONUS}),
        ({"a": 0.8, "b": 0.7}, {"c": 10.0}, 10.0, (),
         {"a": 0.8, "b": 0.7, "c": 0.7 + LEXICAL_WEIGHT}),
        ({}, {"a": 10.0}, 10.0, (), {"a": LEXICAL_WEIGHT}),
        ({}, {}, 0.0, (), {}),
    ],
)  # fmt: skip
def test_fuse_meaning_and_words(
    dense: dict[str, float],
    lexical: dict[str, float],
    ceiling: float,
    foreign: tuple[str, ...],
    expected: dict[str, float],
) -> None:
    scores = fuse(dense, lexical, {}, ceiling=ceiling, foreign=foreign)
    assert scores == pytest.approx(expected)


def test_a_passage_that_names_the_asked_article_rises() -> None:
    scores = fuse({"a": 0.5, "b": 0.5}, {}, {}, ceiling=1.0, citing=["b", "x"])
    assert scores == pytest.approx({"a": 0.5, "b": 0.5 + CITING_BONUS})


def test_a_section_asked_for_in_a_like_way_rises() -> None:
    dense = {"a": 0.5, "b": 0.5, "c": 0.5}
    scores = fuse(dense, {}, {"a": 0.4, "b": 0.1, "c": 0.2}, ceiling=1.0)
    assert scores == pytest.approx(
        {name: 0.5 + ASKED_WEIGHT * near for name, near in zip("abc", (0.4, 0.1, 0.2), strict=True)}
    )


@given(_SCORES, _MATCHES, st.floats(0, 100))
def test_words_add_no_more_than_their_weight(
    dense: dict[str, float], lexical: dict[str, float], ceiling: float
) -> None:
    scores = fuse(dense, lexical, {}, ceiling=ceiling)
    assert scores.keys() == dense.keys() | lexical.keys()
    for name, score in dense.items():
        assert 0 <= scores[name] - score <= LEXICAL_WEIGHT + 1e-9


@pytest.mark.parametrize(
    ("asked", "weight"), [({}, LEXICAL_WEIGHT), ({"a": 0.0}, LEXICAL_WEIGHT_ASKED)]
)
def test_words_count_more_where_those_of_questions_are_among_them(
    asked: dict[str, float], weight: float
) -> None:
    scores = fuse({"a": 0.5}, {"a": 9.0}, asked, ceiling=9.0)
    assert scores == pytest.approx({"a": 0.5 + weight})


@given(_SCORES)
def test_without_words_and_questions_the_dense_order_stands(dense: dict[str, float]) -> None:
    assert fuse(dense, {}, {}, ceiling=5.0) == dense


@given(_SCORES, _MATCHES, _SCORES)
def test_weights_of_zero_are_dense_alone(
    dense: dict[str, float], lexical: dict[str, float], asked: dict[str, float]
) -> None:
    scores = fuse(dense, lexical, asked, ceiling=5.0, weights=NOTHING)
    assert {name: scores[name] for name in dense} == dense
