"""retrieval.id: the passage that answers stands among the first five, asked in Indonesian."""

from evals.golden_cases import golden_cases
from evals.scorers.ranked import ranked
from evals.statistics.values import mean_of
from evals.suite import Suite, ask_for_passages

SUITE = Suite(
    id="retrieval.id",
    area="answers",
    score=ranked,
    ask=ask_for_passages,
    load=lambda: [case for case in golden_cases() if case.language == "id"],
    sizes={"ci": 20, "smoke": 30, "standard": 150},
    seconds=0.6,
    replies="passages",
    apart=lambda case: case.variety,
    estimate=lambda scored: mean_of(scored, "reciprocal_rank", name="mean_reciprocal_rank"),
)
