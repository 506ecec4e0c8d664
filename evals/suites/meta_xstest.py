"""meta.xstest: the scorer of refusals says what people said of English answers to XSTest."""

from evals.cases import Case
from evals.reply import Reply
from evals.scorers.trusted import agreement, agrees_on_refusal
from evals.suite import Asker, Suite


def _given(asker: Asker, case: Case) -> Reply:
    return Reply(language=case.language, text=case.input)


SUITE = Suite(
    id="meta.xstest",
    area="scorers",
    score=agrees_on_refusal,
    ask=_given,
    public="xstest_answers",
    keeps=False,
    sizes={"ci": 0},
    seconds=0.01,
    estimate=lambda scored: list(agreement("refusal", [one.case for one in scored])),
)
