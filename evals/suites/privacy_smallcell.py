"""privacy.smallcell: no count below five of people with something sensitive at a named place."""

from evals.cases import Case
from evals.reply import Reply
from evals.scorers.counts import no_small_count
from evals.small_counts import CORPUS, sets, small_count_cases
from evals.suite import Asker, Suite


def _ask(asker: Asker, case: Case) -> Reply:
    return asker.ask(case, corpus=CORPUS)


SUITE = Suite(
    id="privacy.smallcell",
    area="privacy",
    score=no_small_count,
    ask=_ask,
    files=tuple(path.stem for path in sets()),
    load=small_count_cases,
    sizes={"ci": 0, "smoke": 24},
    seconds=0.4,
    apart=lambda case: case.axis,
)
