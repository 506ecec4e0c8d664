"""IDK-MRC (Putri and Oh, 2022): Indonesian questions, about half of which have no answer.

The unanswerable ones are near misses of answerable ones on the same passage: a family.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.cases import Case, Expected
from evals.families import literal
from evals.public.public_set import PublicSet, asking
from evals.questions import load_idk_mrc


def _cases(folder: Path) -> Sequence[Case]:
    _, questions = load_idk_mrc(folder)
    return [
        Case(
            id=f"idkmrc-{one.id}",
            language="id",
            variety="formal",
            input=one.question,
            family=one.documents[0],
            role="answerable" if one.answerable else "unanswerable",
            expected=Expected(
                must=tuple(tuple(map(literal, group)) for group in one.must_contain),
                documents=tuple(one.documents),
            ),
        )
        for one in questions
    ]


def _passages(folder: Path) -> Mapping[str, str]:
    return load_idk_mrc(folder)[0]


SET = PublicSet(
    name="idk_mrc",
    files=("valid_passages.jsonl", "valid_questions.jsonl"),
    cases=_cases,
    passages=_passages,
)

ask = asking(SET.name)
