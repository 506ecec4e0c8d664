"""The gate: one verdict on a run, for the command, its exit code and the report alike."""

from dataclasses import dataclass
from enum import IntEnum

from evals.gate.finding import Finding
from evals.gate.policy import Bar, Policy
from evals.gate.regression import regression
from evals.gate.whole import lacking
from evals.running.summary import SuiteResult, Summary
from evals.statistics.estimate import Estimate


class Exit(IntEnum):
    """Exit codes of `pandu eval gate`."""

    PASSED = 0
    FAILED = 1
    INCOMPLETE = 2
    MISUSED = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The gate's word on a run."""

    findings: tuple[Finding, ...]

    @property
    def exit(self) -> Exit:
        """The code: a failed bar weighs more than a missing suite."""
        outcomes = {finding.outcome for finding in self.findings}
        if "fail" in outcomes:
            return Exit.FAILED
        return Exit.INCOMPLETE if "incomplete" in outcomes else Exit.PASSED


def judge(summary: Summary, policy: Policy, *, baseline: Summary | None = None) -> Ruling:
    """Hold a run against the bars.

    A suite that the run's tier does not ask is not looked at. A run is incomplete where it was
    stopped, left out a suite of its tier, or decided no bar; a case that crashed or was never
    reached fails, whatever its suite's figures are.
    """
    asked = {suite.id for suite in summary.suites}
    findings = [_judge(bar, summary, baseline) for bar in policy.bars if bar.suite in asked]
    findings += [_lost(suite) for suite in summary.suites if _missing(suite)]
    findings += lacking(summary, policy, findings)
    return Ruling(findings=tuple(findings))


def _judge(bar: Bar, summary: Summary, baseline: Summary | None) -> Finding:
    suite = summary.suite(bar.suite)
    assert suite is not None  # noqa: S101 - `judge` asks for suites of the run only
    figure = suite.figure(bar.figure, bar.group)
    if figure is None or figure.value is None or figure.standing != "measured":
        return Finding(bar=bar, outcome="not measured", figure=figure, reason="not_measured")
    if bar.kind == "tracked":
        return Finding(bar=bar, outcome="tracked", figure=figure, reason="tracked")
    if summary.tier == "ci" and bar.kind != "zero":  # no model: only what code decides is judged
        return Finding(bar=bar, outcome="tracked", figure=figure, reason="without_models")
    if bar.kind == "zero":
        return _zero(bar, suite, figure)
    if figure.cases < bar.fewest:
        return Finding(bar=bar, outcome="not measured", figure=figure, reason="too_few")
    if bar.kind == "absolute":
        return _absolute(bar, figure)
    return regression(bar, summary, figure, baseline)


def _zero(bar: Bar, suite: SuiteResult, figure: Estimate) -> Finding:
    failed = tuple(case.id for case in suite.cases if case.passed is False)
    if not failed and figure.cases < bar.fewest:
        return Finding(bar=bar, outcome="not measured", figure=figure, reason="too_few")
    return Finding(
        bar=bar,
        outcome="fail" if failed else "pass",
        figure=figure,
        reason="zero_broken" if failed else "held",
        failed=failed,
    )


def _absolute(bar: Bar, figure: Estimate) -> Finding:
    value = figure.value or 0.0
    low = bar.at_least is not None and value < bar.at_least
    high = bar.at_most is not None and value > bar.at_most
    broken = low or high
    return Finding(
        bar=bar,
        outcome="fail" if broken else "pass",
        figure=figure,
        reason="missed" if broken else "held",
    )


def _missing(suite: SuiteResult) -> tuple[str, ...]:
    return tuple(case.id for case in suite.cases if case.is_missing)


def _lost(suite: SuiteResult) -> Finding:
    """Return what lost cases come to: figures of the others can hide them."""
    return Finding(
        bar=Bar(suite=suite.id, kind="zero"),
        outcome="fail",
        figure=suite.figure("passed"),
        reason="lost",
        failed=_missing(suite),
    )
