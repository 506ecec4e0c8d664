from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.privacy import Detection, Entity
from evals.marked_texts import Mark, MarkedText, Part, load_marked_texts, unmark
from evals.redaction import Tally


def test_marks_are_cut_out() -> None:
    assert unmark("Ibu {name|Siti}, {phone|0812}") == (
        "Ibu Siti, 0812",
        (Mark(kind="name", start=4, end=8), Mark(kind="phone", start=10, end=14)),
    )


def detection(start: int, end: int, entity: Entity = Entity.NAME) -> Detection:
    return Detection(entity=entity, start=start, end=end, score=0.9, reason="name.title")


def counted(*detections: Detection) -> Tally:
    text, marks = unmark("Ibu {name|Siti Aminah} datang")
    tally = Tally()
    row = MarkedText(id="x", text=text, language="id", origin="jawa", marks=marks, part="tuning")
    tally.add(row, detections)
    return tally


def test_a_mark_counts_when_all_of_it_is_masked() -> None:
    assert counted(detection(4, 15)).found["name"] == [True]
    assert counted(detection(4, 8), detection(9, 15)).names["jawa"] == [True]
    assert counted(detection(4, 8)).found["name"] == [False]


def test_a_mask_is_right_when_it_touches_a_mark() -> None:
    tally = counted(detection(4, 15, Entity.ADDRESS), detection(16, 22))
    assert tally.masks == [True, False]
    assert tally.kinds == [False]
    assert tally.wrong == ["x +name (name.title)"]


SETS = Path(__file__).parents[2] / "evals/datasets/redaction"
STRANGERS = [SETS / "strangers_names.yaml", SETS / "strangers_numbers.yaml"]
FAMILIES = sorted({*SETS.glob("*.yaml")} - {*STRANGERS, *SETS.glob("hand_*.yaml")})
"""Sets whose names are in the same wordings; the strangers wrote for each origin anew."""


PARTS: tuple[tuple[Part, int], ...] = (
    ("tuning", 14),
    ("judged", 14),
    ("judged2", 15),
    ("judged3", 16),
    ("judged4", 16),
)


@pytest.mark.parametrize(("part", "expected"), PARTS)
def test_families_give_the_same_wordings_to_every_origin(part: Part, expected: int) -> None:
    rows = [row for path in FAMILIES for row in load_marked_texts(path, part=part)]
    origins = [row.origin for row in rows if row.origin]
    assert len(set(origins)) == expected
    assert len({origins.count(origin) for origin in origins}) == 1
    _check_marks(rows)


@pytest.mark.parametrize(("part", "expected"), [("tuning", 14), ("judged5", 14)])
def test_strangers_names_have_origins(part: Part, expected: int) -> None:
    rows = [row for path in STRANGERS for row in load_marked_texts(path, part=part)]
    assert len({row.origin for row in rows if row.origin}) == expected
    _check_marks(rows)


def _check_marks(rows: Sequence[MarkedText]) -> None:
    assert sum(not row.marks for row in rows) > 20
    for row in rows:
        assert all(Entity(mark.kind) and row.text[mark.start : mark.end] for mark in row.marks)
