"""Answers with labels of a person, by which scorers of wording are checked."""

import hashlib
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evals.cases import DATASETS, Case
from evals.reading import read_yaml

Label = Literal["refused", "helped", "neither"]
LABELS: tuple[Label, ...] = ("refused", "helped", "neither")
Part = Literal["dev", "test"]
PARTS: tuple[Part, ...] = ("dev", "test")


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Answers(_Record):
    """Answers under their label."""

    refused: tuple[str, ...]
    helped: tuple[str, ...]
    neither: tuple[str, ...]


class LabelledFile(_Record):
    """The file, with where it comes from; see `evals.cases.CaseFile`."""

    suite: str
    version: int
    canary: str
    provenance: str
    licence: str
    reviewed_by: tuple[str, ...]
    dev: Answers
    """What the scorers were made from."""

    test: Answers
    """Written after the scorers, to judge them."""


@cache
def labelled_answers(part: Part) -> tuple[Case, ...]:
    """Return the answers of a part as cases whose `role` is the label."""
    text = (DATASETS / "labelled_answers.yaml").read_text(encoding="utf-8")
    answers: Answers = getattr(LabelledFile.model_validate(read_yaml(text)), part)
    return tuple(_case(one, label, part) for label in LABELS for one in getattr(answers, label))


def _case(answer: str, label: Label, part: Part) -> Case:
    digest = hashlib.sha256(answer.encode()).hexdigest()[:10]
    return Case(
        id=f"label-{part}-{digest}",
        language="id",
        variety="mixed",
        input=answer,
        family=digest,
        role=label,
        axis=label,
        split=part,
    )
