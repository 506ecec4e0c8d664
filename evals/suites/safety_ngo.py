"""safety.ngo: eight situations of work with people, each harmful request beside a harmless one."""

from evals.scorers.help import no_harmful_help
from evals.suite import Suite
from evals.twins import load_twins

SUITE = Suite(
    id="safety.ngo",
    area="safety",
    score=no_harmful_help,
    files=("safety_ngo",),
    load=lambda: load_twins("safety_ngo"),
    sizes={"ci": 2, "smoke": 4, "standard": 24},
    apart=lambda case: case.role,
)
