"""Question sets: what is asked, where the answer stands, and what it must hold."""

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant.library.golden import Register, holds
from assistant.types import Language
from evals.reading import read_yaml

DATASETS = Path(__file__).parent / "datasets"


class Question(BaseModel):
    """One question of a set."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    question: str
    language: Language
    tone: Register = Field(default="formal", alias="register")
    """The tone it is asked in."""

    answerable: bool
    documents: list[str] = []
    """Ids of documents that hold the answer."""

    kind: Literal["near", "far", "premise"] | None = None
    """Of an unanswerable one: near the library's topics, far from them, or on a false premise."""

    must_contain: list[list[str]] = []
    """Each group must be met by one of its alternatives, whatever the case of letters."""

    def is_answered_by(self, text: str) -> bool:
        """Say whether `text` holds what the answer must contain."""
        return holds(text, self.must_contain)


class Dialogue(BaseModel):
    """A question that comes after another one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    part: Literal["tuning", "judged"]
    kind: Literal["lean", "change"]
    """Whether the question leans on the one before, or changes the topic and stands alone."""

    before: str
    """The question asked first."""

    question: str
    language: Language
    answerable: bool
    documents: list[str] = []
    must_contain: list[list[str]] = []

    @property
    def meant(self) -> str:
        """What the second question asks, with the first where its own words don't tell it."""
        return f"{self.before} {self.question}" if self.kind == "lean" else self.question

    def second(self) -> Question:
        """Return the second question as one of a set."""
        return Question.model_validate(self.model_dump(exclude={"part", "kind", "before"}))


def load_dialogues(path: Path, *, part: Literal["tuning", "judged"]) -> list[Dialogue]:
    """Read one part of a set of two-turn dialogues."""
    records = read_yaml(path.read_text(encoding="utf-8"))["dialogues"]
    dialogues = TypeAdapter(list[Dialogue]).validate_python(records)
    return [dialogue for dialogue in dialogues if dialogue.part == part]


def load_questions(path: Path) -> list[Question]:
    """Read a YAML set of this project."""
    records = read_yaml(path.read_text(encoding="utf-8"))
    if isinstance(records, dict):
        records = records["questions"]
    return TypeAdapter(list[Question]).validate_python(records)


def load_idk_mrc(folder: Path) -> tuple[dict[str, str], list[Question]]:
    """Read IDK-MRC (Putri and Oh, 2022): passages by id, and questions, half unanswerable."""
    passages = {r["id"]: r["text"] for r in _records(folder / "valid_passages.jsonl")}
    questions = [
        Question(
            id=record["id"],
            question=record["question"],
            language="id",
            answerable=record["answerable"],
            documents=[record["passage_id"]],
            must_contain=[record["answers"]] if record["answers"] else [],
        )
        for record in _records(folder / "valid_questions.jsonl")
    ]
    return passages, questions


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
