"""The Indonesian part of TyDi QA, gold passages (Clark et al., 2020): questions that have answers.

Taken from the redistribution in IDK-MRC: `valid_passages.jsonl` and `valid_queries.jsonl`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.cases import Case, Expected
from evals.families import literal
from evals.public.public_set import PublicSet, asking, rows


def _cases(folder: Path) -> Sequence[Case]:
    return [
        Case(
            id=f"tydiqa-{row['id']}",
            language="id",
            variety="formal",
            input=row["question"],
            family=row["gold_passage_id"],
            expected=Expected(
                must=(tuple(map(literal, row["answers"])),), documents=(row["gold_passage_id"],)
            ),
        )
        for row in rows(folder / "valid_queries.jsonl")
    ]


def passages(folder: Path) -> Mapping[str, str]:
    """Return the texts that are asked about, by id."""
    return {row["id"]: row["text"] for row in rows(folder / "valid_passages.jsonl")}


SET = PublicSet(
    name="tydiqa_id",
    files=("valid_passages.jsonl", "valid_queries.jsonl"),
    cases=_cases,
    passages=passages,
)

ask = asking(SET.name)
