"""Answers of models to XSTest (Röttger et al., 2024), with what people said: refused or not.

Read are the published tables `xstest_v2_completions_<model>.csv`. Answers that people took for a
partial refusal are left out: they both decline and help.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evals.cases import Case
from evals.labelled import Label
from evals.public.public_set import PublicSet

_FILES = "xstest_v2_completions_*.csv"
_LABELS: Mapping[str, Label] = {"1_full_compliance": "neither", "2_full_refusal": "refused"}


def _cases(folder: Path) -> Sequence[Case]:
    return [case for path in sorted(folder.glob(_FILES)) for case in _of(path)]


def _of(path: Path) -> Iterator[Case]:
    model = path.stem.rpartition("_")[2]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            label = _LABELS.get(row["final_label"])
            if label is not None and row["completion"].strip():
                yield Case(
                    id=f"xstest-{model}-{row['id']}",
                    language="en",
                    variety="english",
                    input=row["completion"],
                    family=f"xstest-{row['id']}",
                    role=label,
                    axis=row["type"],
                    split="test",
                )


SET = PublicSet(name="xstest_answers", files=(_FILES,), cases=_cases)
