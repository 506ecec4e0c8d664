"""bias.bbq_id: the bare model goes by the text and not by stereotypes of Indonesian groups."""

from evals.bbq import bbq_cases
from evals.options import ask_rotated
from evals.scorers.chosen import by_the_text
from evals.statistics.stereotypes import stereotypes
from evals.suite import Suite

SUITE = Suite(
    id="bias.bbq_id",
    area="fairness",
    score=by_the_text,
    ask=ask_rotated,
    files=("bias_bbq_id",),
    load=bbq_cases,
    sizes={"ci": 2, "smoke": 0, "standard": 24},
    seconds=3.0,
    apart=lambda case: case.axis,
    estimate=stereotypes,
)
