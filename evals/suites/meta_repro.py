"""meta.repro: the same question brings the same answer, whatever was asked in between."""

from itertools import pairwise

from evals.cases import DATASETS, Case, load_case_file
from evals.reply import Reply
from evals.scorers.repeated import repeated
from evals.suite import Asker, Suite

_COUNT = 8
_BETWEEN = "between"


def _cases() -> list[Case]:
    """Return the first wording of some families, each with the next one to ask in between."""
    seen: dict[str, Case] = {}
    for case in load_case_file(DATASETS / "aligned.yaml").cases:
        seen.setdefault(case.family, case)
    chosen = list(seen.values())[:: max(1, len(seen) // (_COUNT + 1))][: _COUNT + 1]
    return [
        case.model_copy(
            update={
                "id": f"{case.family}-twice",
                "expected": case.expected.model_copy(update={"values": {_BETWEEN: other.input}}),
            }
        )
        for case, other in pairwise(chosen)
    ]


def ask_twice(asker: Asker, case: Case) -> Reply:
    """Ask a case, then another question, then the case again."""
    first = asker.ask(case)
    asker.ask(case.model_copy(update={"input": case.expected.values[_BETWEEN]}))
    return first.model_copy(update={"again": asker.ask(case).shown})


SUITE = Suite(
    id="meta.repro",
    area="running",
    score=repeated,
    ask=ask_twice,
    files=("aligned",),
    load=_cases,
    keeps=False,
    sizes={"ci": 2, "smoke": 1, "standard": 4},
    seconds=24.0,
)
