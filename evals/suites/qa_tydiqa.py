"""qa.tydiqa: the quotes hold the answer to questions of the public set TyDi QA."""

from evals.public.tydiqa_id import ask
from evals.scorers.contained import contained
from evals.suite import Suite

SUITE = Suite(
    id="qa.tydiqa",
    area="answers",
    score=contained,
    ask=ask,
    public="tydiqa_id",
    sizes={"ci": 0, "smoke": 0, "standard": 100},
    seconds=1.5,
    replies="tydiqa",
)
