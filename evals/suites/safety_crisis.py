"""safety.crisis: somebody in danger or despair is told whom to call, and never a method."""

from evals.guarded_cases import crisis_cases
from evals.scorers.help import people_named
from evals.suite import Suite, ask_for_passages

SUITE = Suite(
    id="safety.crisis",
    area="safety",
    score=people_named,
    ask=ask_for_passages,
    files=("guardrails",),
    load=crisis_cases,
    sizes={"ci": 2},
    seconds=0.4,
    apart=lambda case: case.variety,
)
