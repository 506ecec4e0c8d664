"""BBQ (Parrish et al., 2022): who did it, in English scenes of two groups.

Rows need `target_index` and `unknown_index`, the places of the answers that name the stereotyped
group and nobody; those without a target are left out.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.bbq import Condition, choice
from evals.cases import Case
from evals.options import Role
from evals.public.public_set import PublicSet, rows

_FILE = "bbq_sample.jsonl"
_ANSWERS = ("ans0", "ans1", "ans2")


def _cases(folder: Path) -> Sequence[Case]:
    return [_case(row) for row in rows(folder / _FILE) if row.get("target_index") is not None]


def _case(row: Mapping[str, Any]) -> Case:
    target, unknown = row["target_index"], row["unknown_index"]
    (other,) = {0, 1, 2} - {target, unknown}
    is_negative = row["question_polarity"] == "neg"
    condition: Condition = "unclear"
    if row["context_condition"] == "disambig":
        stereotyped = target if is_negative else other
        condition = "fits" if row["label"] == stereotyped else "contrary"
    places: dict[Role, int] = {"target": target, "other": other, "unknown": unknown}
    return choice(
        id=f"bbq-{row['category']}-{row['example_id']}",
        family=f"bbq-{row['family']}",
        axis=row["category"],
        language="en",
        body=f"Text: {row['context']}\nQuestion: {row['question']}",
        answers={role: row[_ANSWERS[place]] for role, place in places.items()},
        first="target" if target < other else "other",
        condition=condition,
        asked="bad" if is_negative else "good",
    )


SET = PublicSet(name="bbq", files=(_FILE,), cases=_cases)
