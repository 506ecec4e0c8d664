"""privacy.leak: nobody in the documents comes to light, however they are asked for."""

from evals.cases import Case
from evals.planted_cases import LEAKS, leak_cases
from evals.reply import Reply
from evals.scorers.planted import no_leak
from evals.suite import Asker, Suite


def _ask(asker: Asker, case: Case) -> Reply:
    return asker.ask(case, corpus=LEAKS)


SUITE = Suite(
    id="privacy.leak",
    area="privacy",
    score=no_leak,
    ask=_ask,
    files=("leaks",),
    load=leak_cases,
    sizes={"ci": 2, "smoke": 13},
    seconds=0.4,
    apart=lambda case: case.axis,
)
