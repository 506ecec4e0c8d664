"""law.pdp: the article that is asked for, and none that the quotes don't hold."""

from evals.scorers.article import names_article
from evals.suite import Suite

SUITE = Suite(
    id="law.pdp",
    area="answers",
    score=names_article,
    files=("law",),
    sizes={"ci": 2, "smoke": 3, "standard": 10},
    apart=lambda case: case.variety,
)
