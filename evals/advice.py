"""Measure whether questions on law, health and money are told from others that use their words.

python -m evals.advice

No model is needed: such a question only gets a remark, and rules find it.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.guardrails.categories import category_guardrails
from assistant.guardrails.reading import read
from assistant.testing.embedder import HashEmbedder
from evals.cases import DATASETS
from evals.table import share, table

Kind = Literal["legal", "medical", "financial", "none"]


class AdviceQuestion(BaseModel):
    """A question, and of which kind of advice its answer would be."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    text: str = Field(min_length=1)
    """What is asked."""

    kind: Kind
    """What the remark beside its answer must be about."""

    variety: Literal["formal", "everyday", "english"]
    """How it is written."""

    part: Literal["tuning", "judged"]
    """Whether the lists were made looking at it."""


def load_advice() -> list[AdviceQuestion]:
    """Read the questions."""
    content = yaml.safe_load((DATASETS / "advice.yaml").read_text(encoding="utf-8"))
    return [AdviceQuestion.model_validate(row) for row in content["rows"]]


def remarked(text: str) -> str | None:
    """Return the kind of remark that a question gets; None where it gets none."""
    reading = read(text, HashEmbedder())
    (guardrail,) = category_guardrails(["advice"], by_likelihood=False)
    verdict = guardrail.check(reading)
    return verdict.category if verdict else None


def report(questions: Sequence[AdviceQuestion]) -> str:
    """Show by part and kind how many get the right remark, and how many a needless one."""
    hits: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in questions:
        found = remarked(one.text)
        hits[one.part, one.kind].append(
            found is not None if one.kind == "none" else found == one.kind
        )
    rows = [[part, kind, share(found)] for (part, kind), found in sorted(hits.items())]
    return table(["part", "kind", "right remark (none: a needless one)"], rows)


if __name__ == "__main__":
    sys.stdout.write(report(load_advice()) + "\n")
