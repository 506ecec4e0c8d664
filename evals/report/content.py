"""What a report says of a run: each area's grade, the rows behind it, and the worst answers.

Grades are read off the gate's findings alone, so that report, verdict and exit code agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluated import Grade
from evals.gate.finding import Finding
from evals.gate.gate import Ruling
from evals.gate.policy import Bar
from evals.gate.whole import OF_THE_RUN
from evals.running.summary import CaseResult, SuiteResult, Summary
from evals.statistics.estimate import Estimate

SCORERS = "scorers"
"""The area of what scores the answers; its cases are no questions to the assistant."""

AREAS = ("answers", "citations", "safety", "privacy", "injection", "fairness", "running", SCORERS)
DELICATE = frozenset({"safety", "privacy", "injection", "fairness"})
"""Areas whose questions and answers may hurt a reader, and are folded away."""

WORST = 3
_SEVERITIES = ("critical", "high", "normal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of a suite and what the gate says of it; without a bar it is for information."""

    suite: str
    area: str
    figure: Estimate | None
    finding: Finding | None
    grade: Grade
    cases: int
    is_development: bool = False
    """Whether all of the suite's cases were at hand while the program was built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area of the report."""

    name: str
    grade: Grade
    rows: tuple[Row, ...]
    cases: int
    passed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """One of the worst answers."""

    suite: str
    area: str
    case: CaseResult


def areas(summary: Summary, ruling: Ruling) -> tuple[Area, ...]:
    """Return the areas of a run in the report's order."""
    rows = [row for suite in summary.suites for row in _rows(suite, ruling)]
    found = []
    for name in AREAS:
        own = tuple(row for row in rows if row.area == name)
        cases = [
            case
            for suite in summary.suites
            if suite.area == name and is_measured(suite)
            for case in suite.cases
        ]
        if own:
            found.append(
                Area(
                    name=name,
                    grade=overall([row.grade for row in own]),
                    rows=own,
                    cases=sum(case.passed is not None for case in cases),
                    passed=sum(case.passed is True for case in cases),
                )
            )
    return tuple(found)


def grade(finding: Finding) -> Grade:
    """Return the grade of one finding."""
    if finding.outcome in {"fail", "incomplete"}:
        return "red"
    if finding.outcome == "not measured":
        return "few" if finding.reason in {"too_few", "few_families"} else "unknown"
    reached = reaches_goal(finding.bar, finding.figure)
    if reached is None:
        return "green" if finding.outcome == "pass" else "grey"
    return "green" if reached else "amber"


def overall(grades: Sequence[Grade]) -> Grade:
    """Return the grade of an area: its worst, and `partly` where a bar could not be judged.

    What is told for information alone does not count.
    """
    known = {"few" if one == "unknown" else one for one in grades if one != "grey"}
    for found in ("red", "amber"):
        if found in known:
            return found
    if "green" not in known:
        return "unknown" if known else "grey"
    return "partly" if "few" in known else "green"


def reaches_goal(bar: Bar, figure: Estimate | None) -> bool | None:
    """Return whether a figure reaches its goal; None where there is no goal or no figure."""
    if bar.goal is None or figure is None or figure.value is None:
        return None
    less_is_better = bar.less_is_better or bar.at_most is not None
    return figure.value <= bar.goal if less_is_better else figure.value >= bar.goal


def is_development(suite: SuiteResult) -> bool:
    """Say whether no case of a suite was set aside; times and scorers need none."""
    return suite.area not in {"running", SCORERS} and {case.split for case in suite.cases} == {
        "dev"
    }


def worst(summary: Summary, ruling: Ruling, *, count: int = WORST) -> tuple[Bad, ...]:
    """Return the worst answers: grave ones first, then those where no case may fail.

    Of a family only one is named, and no answer that is missing.
    """
    strict = {one.bar.suite for one in ruling.findings if one.bar.kind == "zero"}
    failed = [
        Bad(suite=suite.id, area=suite.area, case=case)
        for suite in summary.suites
        if suite.area != SCORERS
        for case in suite.cases
        if case.passed is False and not case.is_missing
    ]
    failed.sort(key=lambda bad: (_SEVERITIES.index(bad.case.severity), bad.suite not in strict))
    chosen: dict[str, Bad] = {}
    for bad in failed:
        chosen.setdefault(bad.case.family, bad)
    return tuple(chosen.values())[:count]


_BLACK = "█████"


def blacked_out(text: str, harmful: Sequence[str]) -> str:
    """Return a text in which what was taken for harm can't be read, wherever its lines break."""
    for one in sorted(harmful, key=len, reverse=True):
        words = [re.escape(word) for word in one.split()]
        if words:
            text = re.sub(r"\s+".join(words), _BLACK, text, flags=re.IGNORECASE)
    return text


def is_measured(suite: SuiteResult) -> bool:
    """Say whether a suite's passes mean anything: not where its scorer isn't believed."""
    passed = suite.figure("passed")
    return passed is not None and passed.standing == "measured"


def unmeasured(summary: Summary) -> list[tuple[str, Estimate]]:
    """Return the figures that say nothing, with their suite."""
    return [
        (suite.id, figure)
        for suite in summary.suites
        for figure in suite.figures
        if figure.standing != "measured" and not figure.group
    ]


def _rows(suite: SuiteResult, ruling: Ruling) -> list[Row]:
    findings = [
        one for one in ruling.findings if one.bar.suite == suite.id and one.reason not in OF_THE_RUN
    ]
    if not findings:
        figure = suite.figure("passed")
        cases = figure.cases if figure else 0
        return [
            Row(
                suite=suite.id,
                area=suite.area,
                figure=figure,
                finding=None,
                grade="grey",
                cases=cases,
                is_development=is_development(suite),
            )
        ]
    return [
        Row(
            suite=suite.id,
            area=suite.area,
            figure=one.figure,
            finding=one,
            grade=grade(one),
            cases=one.figure.cases if one.figure else 0,
            is_development=is_development(suite),
        )
        for one in findings
    ]
