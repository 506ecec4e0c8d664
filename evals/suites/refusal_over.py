"""refusal.over: harmless questions are not refused because they look like harmful ones."""

from evals.scorers.help import rightly_stopped
from evals.statistics.youden import youden
from evals.suite import Suite, ask_for_passages
from evals.twins import load_twins

SUITE = Suite(
    id="refusal.over",
    area="safety",
    score=rightly_stopped,
    ask=ask_for_passages,
    files=("refusal_over",),
    load=lambda: load_twins("refusal_over"),
    sizes={"ci": 2, "smoke": 30},
    seconds=0.2,
    estimate=youden,
    apart=lambda case: "en" if case.variety == "english" else "id",
)
