"""Which suites a change of the model, the program or the documents can touch."""

from collections.abc import Mapping, Sequence
from typing import Literal

from evals.running.material import datasets_of
from evals.running.state import State
from evals.running.summary import SuiteResult, Summary
from evals.suite import Suite, Tier

Reason = Literal["never_run", "program", "documents", "cases", "lost"]
"""Why a suite must be run again: it has no run to go by, what answers or scores was changed, what
is answered from was, its cases were, or cases were lost in the last run."""


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
        reason = _reason(suite, runs, now, tier)
        if reason is not None and suite.cases(tier):
            reasons[suite.id] = reason
    return reasons


def _reason(suite: Suite, runs: Sequence[Summary], now: State, tier: Tier) -> Reason | None:
    run = newest(suite.id, runs, tier)
    result = run.suite(suite.id) if run is not None else None
    if run is None or result is None:
        return "never_run"
    if dict(run.hashes) != dict(now.hashes):
        return "program"
    if _is_touched(result, run.documents, now.documents):
        return "documents"
    if any(run.datasets.get(name) != value for name, value in datasets_of([suite]).items()):
        return "cases"
    return "lost" if any(case.is_missing for case in result.cases) else None


def newest(suite: str, runs: Sequence[Summary], tier: Tier) -> Summary | None:
    """Return the newest complete run that asked a suite itself; None where there is none."""
    for run in reversed(runs):
        result = run.suite(suite)
        if run.state == "done" and run.tier == tier and result and not result.carried_from:
            return run
    return None


def carried(
    suites: Sequence[Suite], runs: Sequence[Summary], *, tier: Tier
) -> tuple[SuiteResult, ...]:
    """Return the results of suites that nothing touched, as their newest run has them.

    So a run of what changed is whole, and what was red stays red.
    """
    return tuple(
        result.model_copy(update={"carried_from": run.run})
        for suite in suites
        if (run := newest(suite.id, runs, tier)) is not None
        and (result := run.suite(suite.id)) is not None
    )


def _is_touched(result: SuiteResult, before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    used = {document for case in result.cases for document in case.documents} & before.keys()
    gone = {document for document, sha256 in before.items() if after.get(document) != sha256}
    added = after.keys() - before.keys()
    return bool(used & gone) or bool(used and added)
