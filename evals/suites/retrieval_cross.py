"""retrieval.cross: the passage is found as well in English, in chat language and with typos."""

from collections.abc import Sequence

from evals.cases import DATASETS, Case, load_case_file
from evals.judgement import Scored
from evals.scorers.ranked import ranked
from evals.statistics.estimate import Estimate
from evals.statistics.values import gaps, mean_of
from evals.suite import Suite, ask_for_passages
from evals.typos import mistyped


def _cases() -> list[Case]:
    """Return the aligned questions, each formal one with a mistyped twin."""
    found: list[Case] = []
    for case in load_case_file(DATASETS / "aligned.yaml").cases:
        found.append(case)
        if case.variety == "formal":
            slips: dict[str, object] = {
                "id": f"{case.family}-messy",
                "variety": "messy",
                "input": mistyped(case.input),
            }
            found.append(case.model_copy(update=slips))
    return found


def _estimate(scored: Sequence[Scored]) -> list[Estimate]:
    return [
        *gaps(scored, against="formal"),
        *mean_of(scored, "reciprocal_rank", name="mean_reciprocal_rank"),
        *(
            one
            for axis in ("cross", "pair")
            for one in gaps(_of(scored, axis), against="formal", within=axis)
        ),
    ]


def _of(scored: Sequence[Scored], axis: str) -> list[Scored]:
    return [one for one in scored if one.case.axis == axis]


SUITE = Suite(
    id="retrieval.cross",
    area="answers",
    score=ranked,
    ask=ask_for_passages,
    files=("aligned",),
    load=_cases,
    sizes={"ci": 2, "smoke": 10},
    seconds=0.6,
    replies="passages",
    apart=lambda case: case.variety,
    estimate=_estimate,
)
