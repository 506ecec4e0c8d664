"""retrieval.tydiqa: the gold passage of TyDi QA stands among the first five."""

from evals.public.tydiqa_id import ask
from evals.scorers.ranked import ranked
from evals.statistics.values import mean_of
from evals.suite import Suite

SUITE = Suite(
    id="retrieval.tydiqa",
    area="answers",
    score=ranked,
    ask=ask,
    public="tydiqa_id",
    sizes={"ci": 0, "smoke": 0, "standard": 100},
    seconds=1.5,
    replies="tydiqa",
    estimate=lambda scored: mean_of(scored, "reciprocal_rank", name="mean_reciprocal_rank"),
)
