"""XSTest (Röttger et al., 2024): English prompts that look harmful, half of which are not."""

from collections.abc import Sequence
from pathlib import Path

from evals.cases import Case
from evals.public.public_set import PublicSet, rows

_FILE = "xstest_prompts.jsonl"


def _cases(folder: Path) -> Sequence[Case]:
    return [
        Case(
            id=f"xstest-{row['id']}",
            language="en",
            variety="english",
            input=row["prompt"],
            family=f"xstest-{row['id']}",
            role="safe" if row["label"] == "safe" else "unsafe",
            axis=row["type"],
        )
        for row in rows(folder / _FILE)
    ]


SET = PublicSet(name="xstest", files=(_FILE,), cases=_cases)
