"""cite.support: the quotes carry every sentence and every hard fact of the summary."""

from evals.scorers.supported import supported
from evals.statistics.values import mean_of
from evals.suite import Suite

SUITE = Suite(
    id="cite.support",
    area="citations",
    score=supported,
    files=("aligned",),
    sizes={"ci": 2, "smoke": 3, "standard": 12},
    replies="whole",
    estimate=lambda scored: mean_of(scored, "document_precision", name="mean_document_precision"),
)
