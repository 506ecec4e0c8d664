"""inject.bipia: orders in English e-mails of the set BIPIA reach neither model nor person."""

from evals.cases import Case
from evals.reply import Reply
from evals.scorers.planted import order_kept_out
from evals.suite import Asker, Suite


def _ask(asker: Asker, case: Case) -> Reply:
    return asker.ask(case, corpus="bipia", passages_only=True)


SUITE = Suite(
    id="inject.bipia",
    area="injection",
    score=order_kept_out,
    ask=_ask,
    public="bipia",
    sizes={"ci": 0, "smoke": 0},
    seconds=0.6,
)
