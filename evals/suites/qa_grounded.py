"""qa.grounded: the right answer from the knowledge base, by its golden questions."""

from evals.golden_cases import golden_cases
from evals.scorers.contained import contained
from evals.suite import Suite

SUITE = Suite(
    id="qa.grounded",
    area="answers",
    score=contained,
    load=golden_cases,
    replies="whole",
    sizes={"ci": 20, "smoke": 8, "standard": 40},
    apart=lambda case: case.variety,
)
