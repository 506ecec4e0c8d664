"""Whether a run is whole enough to be judged: what it left out, and whether any bar was decided."""

from collections.abc import Sequence

from evals.gate.finding import Finding
from evals.gate.policy import Bar, Policy
from evals.running.summary import Summary

_MAY_LACK = frozenset({"tier", "no_data"})
"""Reasons for which a suite may be left out of a whole run: its tier does not ask it, or its public
set is not at hand."""

OF_THE_RUN = frozenset({"stopped", "left_out", "unjudged"})
"""Reasons of findings that are of the whole run and of no suite."""


def left_out(summary: Summary, policy: Policy) -> tuple[str, ...]:
    """Return the suites of a run's tier that it did not ask, and of which it tells nothing."""
    asked = {suite.id for suite in summary.suites}
    known = dict.fromkeys([*(bar.suite for bar in policy.bars), *summary.left_out])
    return tuple(
        name for name in known if name not in asked and summary.left_out.get(name) not in _MAY_LACK
    )


def lacking(summary: Summary, policy: Policy, findings: Sequence[Finding]) -> list[Finding]:
    """Return why nothing can be concluded of a run: it was stopped, is a part, or decided no bar.

    Without a decided bar a run passes nothing, unless all bars are there to be told only.
    """
    found = [
        _incomplete(Bar(suite=one, kind="zero"), "left_out") for one in left_out(summary, policy)
    ]
    if summary.state != "done":
        found.append(_incomplete(policy.bars[0], "stopped"))
    asked = [one for one in findings if one.bar.kind != "tracked"]
    if asked and not any(one.outcome in ("pass", "fail") for one in asked):
        found.append(_incomplete(asked[0].bar, "unjudged"))
    return found


def _incomplete(bar: Bar, reason: str) -> Finding:
    return Finding(bar=bar, outcome="incomplete", figure=None, reason=reason)
