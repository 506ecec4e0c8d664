import pytest

from evals.questions import DATASETS, Question, load_dialogues, load_questions


def question(*groups: list[str]) -> Question:
    return Question(id="q", question="?", language="id", answerable=True, must_contain=list(groups))


@pytest.mark.parametrize(
    ("groups", "text", "answered"),
    [
        ([["3×24 jam", "3 x 24"]], "Paling lambat 3×24  JAM.", True),
        ([["3×24 jam", "3 x 24"]], "paling lambat 3 x 24 jam", True),
        ([["3×24 jam"]], "paling lambat 72 jam", False),
        ([["warga"], ["lembaga"]], "kepada warga dan lembaga", True),
        ([["warga"], ["lembaga"]], "kepada warga", False),
    ],
)
def test_every_group_must_be_met(groups: list[list[str]], text: str, answered: bool) -> None:
    assert question(*groups).is_answered_by(text) is answered


@pytest.mark.parametrize(
    ("name", "answerable", "unanswerable"),
    [
        ("first_light", 20, 10),
        ("second_light", 40, 20),
        ("third_light", 60, 40),
        ("fourth_light", 60, 40),
        ("fifth_light", 60, 40),
        ("calibration", 30, 30),
        ("strangers", 600, 398),
    ],
)
def test_shipped_sets_are_whole(name: str, answerable: int, unanswerable: int) -> None:
    questions = load_questions(DATASETS / f"{name}.yaml")
    assert len({one.id for one in questions}) == len(questions)
    assert sum(one.answerable for one in questions) == answerable
    assert sum(not one.answerable for one in questions) == unanswerable
    assert all(one.must_contain for one in questions if one.answerable)


def test_judged_and_tuning_sets_share_no_question() -> None:
    judged, tuning = (
        {one.question.casefold() for one in load_questions(DATASETS / f"{name}.yaml")}
        for name in ("first_light", "calibration")
    )
    assert not judged & tuning


@pytest.mark.parametrize(
    ("name", "part", "count"),
    [
        ("follow_ups", "tuning", 12),
        ("follow_ups", "judged", 12),
        ("follow_ups_strangers", "tuning", 119),
        ("follow_ups_strangers", "judged", 80),
    ],
)
def test_dialogues_are_whole(name: str, part: str, count: int) -> None:
    dialogues = load_dialogues(DATASETS / f"{name}.yaml", part=part)  # type: ignore[arg-type]
    assert len(dialogues) == count
    assert {one.kind for one in dialogues} == {"lean", "change"}
    assert all(one.second().must_contain for one in dialogues if one.answerable)
