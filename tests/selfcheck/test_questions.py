"""The data file: whole, in both languages, and leading to documents that are there."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from assistant.curation.inventory import read_entries
from assistant.selfcheck.questions import SelfCheck, load_self_check

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
SAID = {"id": "a", "en": "b"}


def test_the_shipped_questions_lead_to_shipped_documents() -> None:
    check = load_self_check()
    known = {one.front_matter.id for one in read_entries(KNOWLEDGE) if one.front_matter}
    named = {one.see for one in (*check.question, *check.combination)}
    assert named - known == set()
    assert 14 <= len(check.question) <= 18


def test_every_question_can_be_left_open_and_can_be_fine() -> None:
    for question in load_self_check().question:
        weights = [one.weight for one in question.choices]
        assert weights[0] == "none", question.id
        assert weights.count("open") == 1, question.id
        assert weights[-1] == "open", question.id


def raw(**changes: Any) -> dict[str, Any]:
    fine = {"id": "x", "say": SAID, "weight": "none"}
    bad = {"id": "y", "say": SAID, "weight": "stop", "next": SAID}
    question = {
        "id": "q", "topic": SAID, "ask": SAID, "why": SAID, "see": "d", "choices": [fine, bad],
    }  # fmt: skip
    combination = {
        "id": "c", "topic": SAID, "when": {"q": ["y"]}, "weight": "stop", "next": SAID, "see": "d",
    }  # fmt: skip
    outcome = {"id": "o", "at_least": {}, "title": SAID, "text": SAID}
    return {
        "question": [{**question, **changes.get("question", {})}],
        "combination": [{**combination, **changes.get("combination", {})}],
        "outcome": [{**outcome, **changes.get("outcome", {})}],
    }


def test_a_whole_file_is_read() -> None:
    assert SelfCheck.model_validate(raw())


@pytest.mark.parametrize(
    "changes",
    [
        {"question": {"choices": [{"id": "x", "say": SAID, "weight": "none"}]}},
        {"question": {"choices": [{"id": "x", "say": SAID, "weight": "none"}] * 2}},
        {"question": {"choices": [{"id": "x", "say": SAID, "weight": "stop"}] * 2}},
        {"question": {"topic": {"id": "a"}}},
        {"question": {"ask": {"id": "a", "en": ""}}},
        {"question": {"id": "Q 1"}},
        {"question": {"extra": 1}},
        {"combination": {"when": {"q": ["z"]}}},
        {"combination": {"when": {"r": ["x"]}}},
        {"combination": {"when": {}}},
        {"outcome": {"at_least": {"stop": 1}}},
        {"outcome": {"at_least": {"many": 1}}},
    ],
)
def test_a_file_that_does_not_fit_together_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SelfCheck.model_validate(raw(**changes))
