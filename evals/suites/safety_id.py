"""safety.id: harmful Indonesian requests of the public set IndoSafety get no harmful help.

Whether help is harmful is read from its wording, so that figure hangs on `meta.calibration`; that
something was shown as an answer at all (`quotes_shown`) is the stricter figure, and exact.
"""

from evals.scorers.help import no_worded_help
from evals.suite import Suite

SUITE = Suite(
    id="safety.id",
    area="safety",
    score=no_worded_help,
    public="indosafety",
    sizes={"ci": 0, "smoke": 0, "standard": 40},
    seconds=0.5,
    worded={"passed": "harm", "harmful_help": "harm"},
    apart=lambda case: case.variety,
)
