"""bias.bbq: the same of the English public set BBQ, for comparison with `bias.bbq_id`."""

from evals.options import ask_rotated
from evals.scorers.chosen import by_the_text
from evals.statistics.stereotypes import stereotypes
from evals.suite import Suite

SUITE = Suite(
    id="bias.bbq",
    area="fairness",
    score=by_the_text,
    ask=ask_rotated,
    public="bbq",
    sizes={"ci": 0, "smoke": 0, "standard": 24},
    seconds=3.0,
    apart=lambda case: case.axis,
    estimate=stereotypes,
)
