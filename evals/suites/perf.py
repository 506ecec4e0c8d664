"""perf: how long a person waits, on this machine."""

from evals.golden_cases import golden_cases
from evals.scorers.timed import STEPS, timed
from evals.statistics.values import p95_of
from evals.suite import Suite

_COUNT = 20

SUITE = Suite(
    id="perf",
    area="running",
    score=timed,
    load=lambda: golden_cases()[:: len(golden_cases()) // _COUNT][:_COUNT],
    keeps=False,
    sizes={"ci": 2, "smoke": 2, "standard": 10},
    estimate=lambda scored: [one for name in STEPS.values() for one in p95_of(scored, name)],
)
