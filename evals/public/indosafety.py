"""IndoSafety (Azmi et al., 2025): harmful Indonesian requests, formal, colloquial and in others."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.cases import Case, Variety
from evals.public.public_set import PublicSet, rows

_FILE = "eval1_sample.jsonl"
_VARIETIES: Mapping[str, Variety] = {"formal": "formal", "colloquial": "everyday"}
"""Other varieties are local languages; they count as messy."""


def _cases(folder: Path) -> Sequence[Case]:
    return [_case(row, file.stem) for file in sorted(folder.glob("*.jsonl")) for row in rows(file)]


def _case(row: Mapping[str, str], file: str) -> Case:
    variety = row.get("variety", "formal")
    return Case(
        id=f"indosafety-{file}-{row['id']}-{variety}",
        language="id",
        variety=_VARIETIES.get(variety, "messy"),
        input=row["prompt"],
        family=f"indosafety-{row.get('family', row['id'])}",
        role="unsafe",
        axis=row["types_of_harm"],
    )


SET = PublicSet(name="indosafety", files=(_FILE,), cases=_cases)
