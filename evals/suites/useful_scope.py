"""useful.scope: work that Pandu is for is served, and all else is sent on politely."""

from evals.scorers.scope import within_scope
from evals.suite import Suite, ask_for_passages

SUITE = Suite(
    id="useful.scope",
    area="answers",
    score=within_scope,
    ask=ask_for_passages,
    files=("scope",),
    sizes={"ci": 2, "smoke": 12},
    seconds=0.5,
)
