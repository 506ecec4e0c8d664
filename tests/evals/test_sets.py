"""The question sets and the shipped library: answers stand where they say, and nothing twice.

Questions are named by id and not by their words, so that a failure on the judged set can be
mended by somebody who does not tune on it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
import yaml

from assistant.documents import convert
from assistant.library.asked import asked_of, parse_asked
from assistant.library.golden import fold, holds, load_golden
from assistant.library.scan import SourceFile, scan
from evals.families import Family
from evals.questions import DATASETS, Question, load_dialogues, load_questions

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
SINGLES = (
    "first_light",
    "second_light",
    "third_light",
    "fourth_light",
    "fifth_light",
    "calibration",
    "strangers",
    "unanswerable",
)
FAMILIES = ("aligned", "abstain", "law", "scope")
Part = Literal["tuning", "judged"]


@pytest.fixture(scope="module")
def files() -> tuple[SourceFile, ...]:
    return scan(KNOWLEDGE).files


@pytest.fixture(scope="module")
def texts(files: tuple[SourceFile, ...]) -> Mapping[str, tuple[str, str]]:
    """Source and folded text of each shipped document, by its id; each is read once."""
    documents = [convert(one.path, source=one.source) for one in files]
    return {one.id: (one.source, fold(one.text)) for one in documents}


def set_questions() -> Iterator[tuple[str, Question]]:
    """Yield every question of the sets, after the name of its set."""
    for name in SINGLES:
        for question in load_questions(DATASETS / f"{name}.yaml"):
            yield name, question
    for name, part in product(("follow_ups", "follow_ups_strangers"), get_args(Part)):
        for dialogue in load_dialogues(DATASETS / f"{name}.yaml", part=part):
            yield (
                f"{name}, {part}",
                dialogue.second().model_copy(update={"question": dialogue.meant}),
            )
    for name in FAMILIES:
        content = yaml.safe_load((DATASETS / f"{name}.yaml").read_text(encoding="utf-8"))
        for family in map(Family.model_validate, content["families"]):
            for row in family.rows():
                yield name, _question(family, row)


def _question(family: Family, row: Mapping[str, Any]) -> Question:
    return Question(
        id=row["id"],
        question=row["input"],
        language=row["language"],
        answerable=bool(family.holds),
        documents=list(family.documents),
        must_contain=[list(group) for group in family.holds],
    )


def test_each_named_document_holds_the_answer(texts: Mapping[str, tuple[str, str]]) -> None:
    answerable = [question for _, question in set_questions() if question.answerable]
    assert len(answerable) > 60
    assert all(question.documents and question.must_contain for question in answerable)
    assert [
        (question.id, document)
        for question in answerable
        for document in question.documents
        if document not in texts or not question.is_answered_by(texts[document][1])
    ] == []


def test_golden_answers_stand_in_their_documents(
    files: tuple[SourceFile, ...], texts: Mapping[str, tuple[str, str]]
) -> None:
    by_source = dict(texts.values())
    golden = [
        (file.source, question)
        for file in files
        for question in load_golden(file.path, source=file.source)
    ]
    assert len(golden) > 350
    assert [
        (source, question.section)
        for source, question in golden
        if not holds(by_source[source], question.must_contain)
    ] == []


def bare(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.casefold()))


def every_question(files: tuple[SourceFile, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield the set, the name and the words of every question, those beside documents included."""
    for name, one in set_questions():
        yield name, one.id, one.question
    for file in files:
        for number, golden in enumerate(load_golden(file.path, source=file.source), start=1):
            yield "golden", f"{file.source} {number}", golden.question
        beside = asked_of(file.path)
        asked = parse_asked(beside.read_bytes(), source=file.source) if beside.is_file() else {}
        for heading, questions in asked.items():
            for question in questions:
                yield "asked", f"{file.source} {heading}", question


def test_no_question_of_a_set_stands_in_another(files: tuple[SourceFile, ...]) -> None:
    where: dict[str, dict[str, str]] = defaultdict(dict)
    for group, name, words in every_question(files):
        where[bare(words)][group] = name
    assert len(where) > 3_000
    assert [places for places in where.values() if len(places) > 1] == []
