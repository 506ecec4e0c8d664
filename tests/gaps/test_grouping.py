"""Groups of like questions."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assistant.gaps.gap import Gap
from assistant.gaps.grouping import group_questions, join_like
from assistant.testing.embedder import HashEmbedder


def directions(*degrees: float) -> np.ndarray:
    radians = np.radians(degrees)
    return np.c_[np.cos(radians), np.sin(radians)].astype(np.float32)


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        ((), []),
        ((0,), [[0]]),
        ((0, 90), [[0], [1]]),
        ((90, 0, 5, 91), [[0, 3], [1, 2]]),
        ((0, 10, 180, 5), [[0, 1, 3], [2]]),
        # A chain: the ends are too far apart for one group, whoever stands between them.
        ((0, 20, 40, 60), [[0, 1], [2, 3]]),
    ],
)
def test_like_rows_are_joined(degrees: tuple[float, ...], expected: list[list[int]]) -> None:
    assert join_like(directions(*degrees), least_similarity=0.9) == expected


def test_many_are_joined_quickly() -> None:
    vectors = np.random.default_rng(1).normal(size=(600, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert len(join_like(vectors, least_similarity=-1)) == 1


def test_gaps_are_grouped_by_their_questions() -> None:
    questions = ["berapa pajak yayasan", "siapa ketua", "pajak yayasan berapa ya"]
    gaps = [
        Gap(id=str(n), question=one, language="id", kind="noted", asked_on=date(2026, 1, 1))
        for n, one in enumerate(questions)
    ]
    found = group_questions(gaps, HashEmbedder())
    assert [[gap.id for gap in group] for group in found] == [["0", "2"], ["1"]]
    assert group_questions([], HashEmbedder()) == []
    gaps[1] = replace(gaps[1], kind="harmful")
    found = group_questions(gaps, HashEmbedder())
    assert [[gap.id for gap in group] for group in found] == [["1"], ["0", "2"]]
