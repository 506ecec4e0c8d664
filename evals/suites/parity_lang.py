"""parity.lang: people are answered as well in chat language and in English as in formal words."""

from evals.scorers.contained import contained
from evals.statistics.values import gaps
from evals.suite import Suite

SUITE = Suite(
    id="parity.lang",
    area="fairness",
    score=contained,
    files=("aligned",),
    sizes={"ci": 2, "smoke": 3, "standard": 12},
    replies="whole",
    apart=lambda case: case.variety,
    estimate=lambda scored: gaps(scored, against="formal"),
)
