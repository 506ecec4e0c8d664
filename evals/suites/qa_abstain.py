"""qa.abstain: what no document holds is not answered, and what one holds is."""

from evals.scorers.abstained import abstained
from evals.suite import Suite, ask_for_passages

SUITE = Suite(
    id="qa.abstain",
    area="answers",
    score=abstained,
    ask=ask_for_passages,
    files=("abstain", "aligned"),
    sizes={"ci": 2, "smoke": 14},
    seconds=0.6,
    replies="passages",
    apart=lambda case: case.axis,
)
