import pytest

from assistant.paths import bundled
from assistant.trying.trial import read_trials
from evals.follow_ups import Asked, report, unanswered, unrelated
from evals.questions import DATASETS, load_questions


def asked(kind: str, *, alone: bool, conversed: bool) -> Asked:
    return Asked(kind=kind, alone=alone, joined=False, conversed=conversed)


def test_kinds_are_told_apart_and_what_was_kept_is_of_what_was_answered_alone() -> None:
    lines = report(
        [
            asked("lean", alone=False, conversed=True),
            asked("change", alone=True, conversed=True),
            asked("change", alone=True, conversed=False),
            asked("change", alone=False, conversed=True),
        ]
    ).splitlines()
    change, lean = lines[2:]
    assert change.startswith("change (3)  67 %")
    assert change.endswith("50 % (9–91) of 2")
    assert lean.startswith("lean (1)")
    assert lean.endswith("–")


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return {one.golden.question: one.source for one in read_trials(bundled("knowledge"))}


def test_each_golden_question_comes_after_one_of_another_document(sources: dict[str, str]) -> None:
    dialogues = unrelated(read_trials(bundled("knowledge")))
    assert len(dialogues) > 350
    assert len({one.before for one in dialogues}) == len(dialogues)
    assert all(sources[one.before] != sources[one.question] for one in dialogues)


def test_each_question_that_no_document_answers_comes_after_a_golden_one() -> None:
    questions = load_questions(DATASETS / "unanswerable.yaml")
    dialogues = unanswered(questions, read_trials(bundled("knowledge")))
    assert [one.question for one in dialogues] == [one.question for one in questions]
    assert not any(one.answerable for one in dialogues)
    assert len({one.before for one in dialogues}) > 300
