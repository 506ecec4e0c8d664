"""lang.fidelity: the reply is in the language that was asked in."""

from evals.scorers.spoken import in_language
from evals.suite import Suite

SUITE = Suite(
    id="lang.fidelity",
    area="answers",
    score=in_language,
    files=("aligned",),
    sizes={"ci": 2, "smoke": 3, "standard": 12},
    replies="whole",
    apart=lambda case: case.language,
)
