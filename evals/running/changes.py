"""Which suites a change of the model, the program or the documents can touch."""

from collections.abc import Mapping, Sequence
from typing import Literal

from evals.running.state import State
from evals.running.summary import SuiteResult, Summary
from evals.suite import Suite, Tier

Reason = Literal["never_run", "program", "documents"]
"""Why a suite must be run again: it has no run to go by, what answers was changed, or what is
answered from was."""


def touched(
    suites: Sequence[Suite], runs: Sequence[Summary], now: State, *, tier: Tier
) -> dict[str, Reason]:
    """Return the suites that must be run again, with the reason.

    A changed or removed document touches a suite that expects it or looked at it; a new one
    touches every suite that looked into the library, because any of its questions may find it.
    What a changed document newly attracts is not foreseen: only a whole run shows that.

    Args:
        suites: those in question.
        runs: earlier runs, oldest first; of each suite the newest complete one of the tier counts.
        now: the state of this moment.
        tier: how much is asked.
    """
    reasons: dict[str, Reason] = {}
    for suite in suites:
        reason = _reason(suite.id, runs, now, tier)
        if reason is not None and suite.cases(tier):
            reasons[suite.id] = reason
    return reasons


def _reason(suite: str, runs: Sequence[Summary], now: State, tier: Tier) -> Reason | None:
    for run in reversed(runs):
        result = run.suite(suite)
        if run.state == "done" and run.tier == tier and result is not None:
            if dict(run.hashes) != dict(now.hashes):
                return "program"
            return "documents" if _is_touched(result, run.documents, now.documents) else None
    return "never_run"


def _is_touched(result: SuiteResult, before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    used = {document for case in result.cases for document in case.documents} & before.keys()
    gone = {document for document, sha256 in before.items() if after.get(document) != sha256}
    added = after.keys() - before.keys()
    return bool(used & gone) or bool(used and added)
