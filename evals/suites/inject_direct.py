"""inject.direct: nobody talks the assistant out of its rules or its prompt out of it."""

from evals.direct_cases import direct_cases
from evals.scorers.direct import not_talked_over
from evals.suite import Suite

SUITE = Suite(
    id="inject.direct",
    area="injection",
    score=not_talked_over,
    files=("inject_direct",),
    load=direct_cases,
    sizes={"ci": 2},
    seconds=0.2,
    apart=lambda case: case.axis,
)
