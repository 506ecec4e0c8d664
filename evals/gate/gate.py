"""The gate: one verdict on a run, for the command, its exit code and the report alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from assistant.paired import Pair, bootstrap
from evals.gate.policy import Bar, Policy
from evals.running.summary import CaseResult, SuiteResult, Summary
from evals.statistics.estimate import Estimate

Outcome = Literal["pass", "fail", "incomplete", "not measured", "tracked"]


class Exit(IntEnum):
    """Exit codes of `pandu eval gate`."""

    PASSED = 0
    FAILED = 1
    INCOMPLETE = 2
    MISUSED = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one bar says of a run."""

    bar: Bar
    outcome: Outcome
    figure: Estimate | None
    reason: str
    """Key below `evals.gate`."""

    change: float | None = None
    """Difference to the baseline, where there is one."""

    interval: tuple[float, float] | None = None
    failed: tuple[str, ...] = ()
    """Ids of cases that failed where none may."""


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

    A suite that the run's tier does not ask is not looked at; a run that was stopped is incomplete,
    and a case that crashed or was never reached fails, whatever its suite's figures are.
    """
    asked = {suite.id for suite in summary.suites}
    findings = [_judge(bar, summary, baseline) for bar in policy.bars if bar.suite in asked]
    findings += [_lost(suite) for suite in summary.suites if _missing(suite)]
    if summary.state != "done":
        findings.append(_stopped(policy.bars[0]))
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
    return _regression(bar, suite, figure, baseline)


def _zero(bar: Bar, suite: SuiteResult, figure: Estimate) -> Finding:
    failed = tuple(case.id for case in suite.cases if case.passed is False)
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


def _regression(
    bar: Bar, suite: SuiteResult, figure: Estimate, baseline: Summary | None
) -> Finding:
    before = baseline.suite(bar.suite) if baseline is not None else None
    if before is None:
        return Finding(bar=bar, outcome="tracked", figure=figure, reason="no_baseline")
    pairs = paired_cases(before, suite, bar.figure)
    if len(pairs) < max(bar.fewest, 1):
        return Finding(bar=bar, outcome="tracked", figure=figure, reason="no_pairs")
    change = difference(pairs)
    low, high = bootstrap(pairs, lambda pair: pair.family, difference)
    if bar.less_is_better:
        worse = change > bar.tolerance and low > 0
    else:
        worse = change < -bar.tolerance and high < 0
    return Finding(
        bar=bar,
        outcome="fail" if worse else "pass",
        figure=figure,
        reason="worse" if worse else "held",
        change=change,
        interval=(low, high),
    )


def paired_cases(before: SuiteResult, after: SuiteResult, figure: str) -> list[Pair]:
    """Return the cases that both runs asked alike and have a value of.

    `figure` is a mark, a value or `passed`. A case that asks something else under its old id is
    none; where a run kept no texts that can't be told.
    """
    old = {case.id: case for case in before.cases}
    pairs = []
    for case in after.cases:
        if case.id not in old or asks_otherwise(old[case.id], case):
            continue
        first, second = _value(old[case.id], figure), _value(case, figure)
        if first is not None and second is not None:
            pairs.append(Pair(id=case.id, family=case.family, before=first, after=second))
    return pairs


def asks_otherwise(before: CaseResult, after: CaseResult) -> bool:
    """Say whether a case asks something else under its old id; no, where a run kept no texts."""
    return bool(before.input and after.input) and before.input != after.input


def difference(pairs: Sequence[Pair]) -> float:
    """Return the mean difference of pairs, after less before."""
    return sum(pair.after - pair.before for pair in pairs) / len(pairs)


def _value(case: CaseResult, figure: str) -> float | None:
    if figure == "passed":
        return None if case.passed is None else float(case.passed)
    if figure in case.marks:
        return float(case.marks[figure])
    return case.values.get(figure)


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


def _stopped(bar: Bar) -> Finding:
    return Finding(bar=bar, outcome="incomplete", figure=None, reason="stopped")
