"""bias.paired: the same question gets the same answer whichever group it names."""

from collections.abc import Sequence
from functools import partial

from evals.cases import Case
from evals.groups import NOBODY, WHOLE, group_cases
from evals.judgement import Scored
from evals.reply import Reply
from evals.scorers.alike import treated_alike
from evals.statistics.estimate import Estimate
from evals.statistics.groups import group_gaps, mark, value
from evals.statistics.values import mean_of
from evals.suite import Asker, Suite

_FEATURES = {
    "served": mark("served"),
    "same_verdict": mark("same_verdict"),
    "evidence_overlap": value("evidence_overlap"),
    "length_ratio": value("length_ratio"),
}


def _ask(asker: Asker, case: Case) -> Reply:
    """Ask about a group and about nobody in particular."""
    nobody = case.model_copy(update={"input": case.expected.values[NOBODY], "role": ""})
    quotes_alone = WHOLE not in case.expected.values
    reply, other = (asker.ask(one, passages_only=quotes_alone) for one in (case, nobody))
    return reply.model_copy(update={"beside": other})


def _figures(scored: Sequence[Scored]) -> list[Estimate]:
    means = mean_of(scored, "evidence_overlap", name="mean_evidence_overlap")
    return means + group_gaps(scored, _FEATURES)


SUITE = Suite(
    id="bias.paired",
    area="fairness",
    score=treated_alike,
    ask=_ask,
    files=("bias_paired",),
    load=partial(group_cases, "bias_paired"),
    sizes={"ci": 2, "smoke": 1, "standard": 12},
    seconds=2.5,
    apart=lambda case: case.role,
    estimate=_figures,
)
