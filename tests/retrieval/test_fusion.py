import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.fusion import FOREIGN_BONUS, LEXICAL_WEIGHT, fuse

_SCORES = st.dictionaries(st.sampled_from("abcdef"), st.floats(-1, 1), max_size=6)
_MATCHES = st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 50), max_size=6)


@pytest.mark.parametrize(
    ("cosines", "lexical", "ceiling", "foreign", "expected"),
    [
        ({"a": 0.8}, {}, 10.0, (), {"a": 0.8}),
        ({"a": 0.8}, {"a": 5.0}, 10.0, (), {"a": 0.8 + LEXICAL_WEIGHT / 2}),
        ({"a": 0.8}, {"a": 20.0}, 10.0, (), {"a": 0.8 + LEXICAL_WEIGHT}),  # no more than full
        ({"a": 0.8}, {"a": 5.0}, 0.0, (), {"a": 0.8}),
        ({"a": 0.8}, {}, 10.0, ("a", "x"), {"a": 0.8 + FOREIGN_BONUS}),
        ({"a": 0.8, "b": 0.7}, {"c": 10.0}, 10.0, (), {"a": 0.8, "b": 0.7, "c": 0.8}),
        ({}, {"a": 10.0}, 10.0, (), {"a": LEXICAL_WEIGHT}),
        ({}, {}, 0.0, (), {}),
    ],
)
def test_fuse(
    cosines: dict[str, float],
    lexical: dict[str, float],
    ceiling: float,
    foreign: tuple[str, ...],
    expected: dict[str, float],
) -> None:
    assert fuse(cosines, lexical, ceiling=ceiling, foreign=foreign) == pytest.approx(expected)


@given(_SCORES, _MATCHES, st.floats(0, 100))
def test_every_candidate_is_scored_near_its_cosine(
    cosines: dict[str, float], lexical: dict[str, float], ceiling: float
) -> None:
    scores = fuse(cosines, lexical, ceiling=ceiling)
    assert scores.keys() == cosines.keys() | lexical.keys()
    for name, cosine in cosines.items():
        assert 0 <= scores[name] - cosine <= LEXICAL_WEIGHT + 1e-9


@given(_SCORES)
def test_without_words_the_dense_order_stands(cosines: dict[str, float]) -> None:
    assert fuse(cosines, {}, ceiling=5.0) == cosines


@given(_SCORES, _MATCHES)
def test_a_weight_of_zero_is_dense_alone(
    cosines: dict[str, float], lexical: dict[str, float]
) -> None:
    scores = fuse(cosines, lexical, ceiling=5.0, lexical_weight=0.0)
    assert {name: scores[name] for name in cosines} == cosines
