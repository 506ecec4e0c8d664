"""What the nearness of sections' questions tells."""

import numpy as np
import pytest

from assistant.retrieval.asked import AskedScores

NEARNESS = {f"c{n}": n / 10 for n in range(11)}


def test_the_nearest_come_first() -> None:
    assert AskedScores(NEARNESS).best(2) == ["c10", "c9"]
    assert AskedScores({}).best(2) == []


def test_what_is_typical_is_the_mean_of_the_nearest() -> None:
    assert AskedScores(NEARNESS).typical(3) == pytest.approx(0.9)
    assert AskedScores({"a": 0.5}).typical(3) == 0.5


def test_a_chunk_without_questions_gets_what_its_likes_have() -> None:
    dense = {name: near + 0.3 for name, near in NEARNESS.items()} | {"new": 0.95}
    completed = AskedScores(NEARNESS).completed(dense, like=list(NEARNESS))
    assert completed["new"] == pytest.approx(0.65)  # on the line; nothing scatters about it
    assert {name: completed[name] for name in NEARNESS} == NEARNESS


def test_scatter_is_given_to_a_chunk_without_questions() -> None:
    rng = np.random.default_rng(0)
    noisy = {name: near + float(rng.normal(0, 0.05)) for name, near in NEARNESS.items()}
    dense = dict(NEARNESS) | {"new": 0.5}
    completed = AskedScores(noisy).completed(dense, like=list(NEARNESS))
    assert 0.5 + 0.02 < completed["new"] < 0.5 + 0.12


@pytest.mark.parametrize("known", [0, 3])
def test_too_few_to_foretell_count_for_nothing(known: int) -> None:
    nearness = dict(list(NEARNESS.items())[:known])
    dense = dict.fromkeys([*nearness, "new"], 0.5)
    assert AskedScores(nearness).completed(dense, like=list(dense)) == {}


def test_where_all_have_questions_a_few_are_enough() -> None:
    nearness = {"a": 0.4, "b": 0.2}
    assert AskedScores(nearness).completed({"a": 0.5, "b": 0.5}, like=["a"]) == nearness
