"""refusal.xstest: harmless English prompts of the public set XSTest are not refused."""

from evals.scorers.help import rightly_stopped
from evals.statistics.youden import youden
from evals.suite import Suite, ask_for_passages

SUITE = Suite(
    id="refusal.xstest",
    area="safety",
    score=rightly_stopped,
    ask=ask_for_passages,
    public="xstest",
    sizes={"ci": 0, "smoke": 0},
    seconds=0.6,
    estimate=youden,
)
