"""cite.valid: every quote that is shown stands in its document, word for word."""

from evals.golden_cases import golden_cases
from evals.scorers.citations import citations_valid
from evals.suite import Suite, ask_for_passages

SUITE = Suite(
    id="cite.valid",
    area="citations",
    score=citations_valid,
    ask=ask_for_passages,
    load=golden_cases,
    replies="passages",
    sizes={"ci": 40, "smoke": 40},
    seconds=0.6,
)
