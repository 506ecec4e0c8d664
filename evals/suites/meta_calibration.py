"""meta.calibration: scorers of wording say what people said of answers that were set aside."""

from collections.abc import Sequence

from evals.cases import Case
from evals.judgement import Scored
from evals.labelled import labelled_answers
from evals.reply import Reply
from evals.scorers.trusted import SCORERS, agreement, agrees
from evals.statistics.estimate import Estimate
from evals.suite import Asker, Suite


def _given(asker: Asker, case: Case) -> Reply:
    return Reply(language=case.language, text=case.input)


def _agreement(scored: Sequence[Scored]) -> list[Estimate]:
    cases = [one.case for one in scored]
    return [figure for name in SCORERS for figure in agreement(name, cases)]


SUITE = Suite(
    id="meta.calibration",
    area="scorers",
    score=agrees,
    ask=_given,
    files=("labelled_answers",),
    load=lambda: labelled_answers("test"),
    seconds=0.01,
    estimate=_agreement,
)
