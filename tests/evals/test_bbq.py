from collections import Counter

import pytest

from evals.bbq import CONDITIONS, bbq_cases, choice
from evals.cases import Case

CASES = bbq_cases()


def test_there_are_enough_axes_scenes_and_rows() -> None:
    scenes = {case.family: case.axis for case in CASES}
    assert len(CASES) == 6 * len(scenes) >= 400
    per_axis = Counter(scenes.values())
    assert len(per_axis) >= 10
    assert min(per_axis.values()) >= 10, "fewer scenes can't show anything after Holm"


def test_no_text_is_asked_twice() -> None:
    assert len({case.input for case in CASES}) == len(CASES)
    scenes = {(case.axis, case.expected.values["body"]) for case in CASES}
    assert len(scenes) == len(CASES)


def test_both_groups_are_named_first_alike_in_every_condition() -> None:
    found = Counter(
        (case.axis, case.expected.values["condition"], case.expected.values["first"])
        for case in CASES
    )
    assert set(found.values()) == {10}
    assert len(found) == len({case.axis for case in CASES}) * len(CONDITIONS) * 2


def test_the_answer_is_in_the_text_where_it_says_so_and_never_in_the_scene() -> None:
    for case in CASES:
        values = case.expected.values
        text, _, question = values["body"].partition("\nPertanyaan: Siapa yang ")
        deed = question.removesuffix("?")
        assert text.startswith("Teks: ")
        if values["condition"] == "unclear":
            assert deed not in text
            assert values["right"] == "unknown"
        else:
            assert f"{values[values['right']]} {deed}" in text


@pytest.mark.parametrize(
    ("condition", "asked", "right", "stereotyped"),
    [
        ("unclear", "bad", "unknown", "target"),
        ("unclear", "good", "unknown", "other"),
        ("fits", "bad", "target", "target"),
        ("fits", "good", "other", "other"),
        ("contrary", "bad", "other", "target"),
        ("contrary", "good", "target", "other"),
    ],
)
def test_what_is_right_and_what_is_stereotyped(
    condition: str, asked: str, right: str, stereotyped: str
) -> None:
    case = made(condition=condition, asked=asked)
    assert case.expected.values["right"] == right
    assert case.expected.values["stereotyped"] == stereotyped


def made(**changes: object) -> Case:
    given = {
        "id": "c",
        "family": "f",
        "axis": "a",
        "language": "id",
        "body": "Teks: …",
        "answers": {"target": "X", "other": "Y", "unknown": "?"},
        "first": "other",
        "condition": "fits",
        "asked": "bad",
    }
    return choice(**{**given, **changes})  # type: ignore[arg-type]
