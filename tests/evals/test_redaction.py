from assistant.privacy import Detection, Entity
from evals.marked_texts import Mark, MarkedText, unmark
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
    tally.add(MarkedText(id="x", text=text, language="id", origin="jawa", marks=marks), detections)
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
