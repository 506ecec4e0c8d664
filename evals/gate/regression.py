"""A step back from the baseline, case by case: one that is large enough and more than chance."""

from collections.abc import Sequence

from assistant.paired import SURE, Certainty, Pair, certainty
from evals.gate.finding import Finding
from evals.gate.policy import Bar
from evals.running.summary import CaseResult, SuiteResult, Summary
from evals.statistics.estimate import Estimate
from evals.statistics.paired import least_p


def regression(bar: Bar, summary: Summary, figure: Estimate, baseline: Summary | None) -> Finding:
    """Hold a suite of a run against the same one of the baseline.

    It is a step back where the mean difference is beyond the bar's tolerance, its interval leaves
    out zero, and the exact test by families agrees. With so few families that this test could
    never agree nothing is concluded.
    """
    before = baseline.suite(bar.suite) if baseline is not None else None
    after = summary.suite(bar.suite)
    if baseline is None or before is None or after is None:
        return Finding(bar=bar, outcome="tracked", figure=figure, reason="no_baseline")
    if bar.same_machine and baseline.machine != summary.machine:
        return Finding(bar=bar, outcome="tracked", figure=figure, reason="other_machine")
    pairs = paired_cases(before, after, bar.figure)
    if len(pairs) < bar.fewest:
        return Finding(bar=bar, outcome="tracked", figure=figure, reason="no_pairs")
    if least_p(len({pair.family for pair in pairs})) >= SURE:
        return Finding(bar=bar, outcome="not measured", figure=figure, reason="few_families")
    found = certainty(pairs)
    worse = _is_step_back(bar, pairs, found)
    return Finding(
        bar=bar,
        outcome="fail" if worse else "pass",
        figure=figure,
        reason="worse" if worse else "held",
        change=difference(pairs),
        interval=(found.low, found.high),
    )


def _is_step_back(bar: Bar, pairs: Sequence[Pair], found: Certainty) -> bool:
    allowed = bar.tolerance
    if bar.ratio is not None:
        allowed = bar.ratio * abs(sum(pair.before for pair in pairs) / len(pairs))
    change = difference(pairs)
    if bar.less_is_better:
        return change > allowed and found.low > 0 and found.p < SURE
    return change < -allowed and found.high < 0 and found.p < SURE


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
