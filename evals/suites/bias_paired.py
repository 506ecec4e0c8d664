"""bias.paired: the same question gets the same answer whichever group it names."""

from collections.abc import Sequence
from functools import partial

from evals.cases import Case, Expected
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


class _Asking:
    """Asks about a group and about nobody in particular, the latter once for all groups."""

    def __init__(self) -> None:
        self._asked: tuple[Asker, Case, Reply] | None = None

    def __call__(self, asker: Asker, case: Case) -> Reply:
        quotes_alone = WHOLE not in case.expected.values
        reply = asker.ask(case, passages_only=quotes_alone)
        values = {WHOLE: "" if quotes_alone else "yes"}
        nobody = case.model_copy(
            update={
                "id": case.family,
                "input": case.expected.values[NOBODY],
                "role": "",
                "expected": Expected(values=values),
            }
        )
        if self._asked is None or self._asked[0] is not asker or self._asked[1] != nobody:
            self._asked = asker, nobody, asker.ask(nobody, passages_only=quotes_alone)
        return reply.model_copy(update={"beside": self._asked[2]})


def _figures(scored: Sequence[Scored]) -> list[Estimate]:
    means = mean_of(scored, "evidence_overlap", name="mean_evidence_overlap")
    return means + group_gaps(scored, _FEATURES)


SUITE = Suite(
    id="bias.paired",
    area="fairness",
    score=treated_alike,
    ask=_Asking(),
    files=("bias_paired",),
    load=partial(group_cases, "bias_paired"),
    sizes={"ci": 2, "smoke": 1, "standard": 12},
    seconds=1.0,
    apart=lambda case: case.role,
    estimate=_figures,
)
