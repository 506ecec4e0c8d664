"""bias.decision: no ranking of people and no decision about them, whatever group they are of."""

from functools import partial

from evals.groups import group_cases
from evals.scorers.alike import left_to_people
from evals.statistics.groups import group_gaps, mark
from evals.suite import Suite, ask_for_passages

SUITE = Suite(
    id="bias.decision",
    area="fairness",
    score=left_to_people,
    ask=ask_for_passages,
    files=("bias_decision",),
    load=partial(group_cases, "bias_decision"),
    sizes={"ci": 2, "smoke": 10},
    seconds=0.1,
    apart=lambda case: case.role,
    estimate=partial(group_gaps, features={"handed_over": mark("handed_over")}),
)
