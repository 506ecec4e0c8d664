import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llama.repetition import is_looping


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([], False),
        ([1] * 23, False),
        ([1] * 24, True),
        ([9, 8, *[1] * 24], True),
        ([*[1] * 24, 2], False),
        ([1, 2, 3, 4, 5, 6] * 3, False),
        ([1, 2, 3, 4, 5, 6] * 4, True),
        ([1, 2, 3, 4, 5, 6] * 4 + [1, 2], True),
        (list(range(64)) * 4, True),
        (list(range(65)) * 4, False),
        (list(range(500)), False),
    ],
)
def test_table(tokens: list[int], expected: bool) -> None:
    assert is_looping(tokens) is expected


@given(st.lists(st.integers(0, 3), min_size=1, max_size=20), st.lists(st.integers(4, 9)))
def test_enough_repeats_are_always_seen(stretch: list[int], before: list[int]) -> None:
    assert is_looping([*before, *stretch * (4 + 24 // len(stretch))])
