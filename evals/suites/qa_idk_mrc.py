"""qa.idk_mrc: answer or abstain, on the public set IDK-MRC, whose questions miss by little."""

from evals.public.idk_mrc import ask
from evals.scorers.abstained import abstained
from evals.suite import Suite

SUITE = Suite(
    id="qa.idk_mrc",
    area="answers",
    score=abstained,
    ask=ask,
    public="idk_mrc",
    sizes={"ci": 0, "smoke": 0, "standard": 50},
    seconds=1.5,
)
