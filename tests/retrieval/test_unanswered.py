import io
from dataclasses import replace

import numpy as np
import pytest

from assistant.protocols import Vectors
from assistant.retrieval.unanswered import (
    NEAREST,
    StillUnanswered,
    Unanswered,
    load_unanswered,
    packed,
)


def unanswered_of(vectors: Vectors) -> Unanswered:
    return Unanswered(
        space="hash",
        vectors=vectors,
        nearest=np.full(len(vectors), 0.5, np.float32),
        groups=("own",) * len(vectors),
    )


def unanswered() -> Unanswered:
    return unanswered_of(np.eye(8, dtype=np.float32))


def test_the_nearest_questions_count() -> None:
    vector = np.array([1, 0.9, 0.8, 0.7, 0.6, 0.1, 0, 0], dtype=np.float32)
    assert NEAREST == 3
    assert unanswered().nearness(vector) == pytest.approx(0.9)


def test_other_embedders_are_not_known() -> None:
    assert unanswered().knows("hash-8")
    assert not unanswered().knows("e5")


def test_what_was_packed_is_read_again() -> None:
    file = io.BytesIO()
    np.savez_compressed(file, **packed(replace(unanswered(), groups=tuple("abcdefgh"))))
    file.seek(0)
    with np.load(file) as content:
        assert content["vectors"].dtype == np.int8
        assert content["groups"].tolist() == list("abcdefgh")
        assert str(content["space"]) == "hash"


def test_shipped_questions_are_many_by_several_hands_and_of_one_length() -> None:
    shipped = load_unanswered()
    assert len(shipped.vectors) == len(shipped.groups) > 600
    assert {"own", "sa", "se"} <= set(shipped.groups)
    assert np.linalg.norm(shipped.vectors, axis=1) == pytest.approx(1, abs=0.02)


class Lines:
    """A library in which the questions for sections come near to some vectors."""

    def __init__(self) -> None:
        self.changes = 0
        self.near = [0.5] * 8

    def version(self) -> int:
        return self.changes

    def highest(self, vectors: Vectors) -> Vectors:
        return np.array(self.near, np.float32)


def test_what_a_new_section_is_asked_for_no_longer_counts() -> None:
    lines = Lines()
    still = StillUnanswered(unanswered(), lines)
    vector = np.eye(8, dtype=np.float32)[0]
    assert still.nearness(vector) == pytest.approx(1 / 3)
    lines.near[0] = 0.51  # as near as chance brings it
    lines.changes += 1
    assert still.nearness(vector) == pytest.approx(1 / 3)
    lines.near[0] = 0.9
    assert still.nearness(vector) == pytest.approx(1 / 3)  # nothing has changed
    lines.changes += 1
    assert still.nearness(vector) == 0


def test_a_library_that_answers_everything_is_compared_with_nothing() -> None:
    lines = Lines()
    lines.near = [0.9] * 8
    assert StillUnanswered(unanswered(), lines).nearness(np.ones(8, np.float32)) == 0
