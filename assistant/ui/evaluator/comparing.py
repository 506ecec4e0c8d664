"""Two runs beside each other: of the cases that both asked, which went otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.ui.evaluator.runs import CaseRecord, Run, SuiteRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One suite in both runs."""

    suite: str
    both: int
    """Cases that both asked in the same words, and could judge."""

    before: int
    """Of those, how many passed in the first run."""

    after: int
    better: int
    """Cases that failed before and pass now."""

    worse: int

    @property
    def direction(self) -> Literal["same", "mixed", "better", "worse"]:
        """Which way its cases went; whether by chance is not said."""
        if not self.better and not self.worse:
            return "same"
        if self.better and self.worse:
            return "mixed"
        return "better" if self.better else "worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two runs."""

    changes: tuple[Change, ...]
    only_before: tuple[str, ...]
    """Suites of which no case was asked in both."""

    only_after: tuple[str, ...]


def compare(before: Run, after: Run) -> Compared:
    """Compare two runs by the cases that both asked in the same words."""
    changes = tuple(_changes(before, after))
    shared = {one.suite for one in changes}
    first, second = ({one.id for one in run.suites} for run in (before, after))
    return Compared(
        changes=changes,
        only_before=tuple(sorted(first - shared)),
        only_after=tuple(sorted(second - first - shared)),
    )


def _changes(before: Run, after: Run) -> Iterator[Change]:
    old = {one.id: one for one in before.suites}
    for suite in after.suites:
        pairs = _pairs(old[suite.id], suite) if suite.id in old else []
        if pairs:
            yield Change(
                suite=suite.id,
                both=len(pairs),
                before=sum(was for was, _ in pairs),
                after=sum(now for _, now in pairs),
                better=sum(now and not was for was, now in pairs),
                worse=sum(was and not now for was, now in pairs),
            )


def _pairs(before: SuiteRecord, after: SuiteRecord) -> list[tuple[bool, bool]]:
    old = {one.id: one for one in before.cases}
    return [
        (bool(old[now.id].passed), bool(now.passed))
        for now in after.cases
        if now.id in old and _is_same(old[now.id], now)
    ]


def _is_same(old: CaseRecord, now: CaseRecord) -> bool:
    return old.input == now.input and old.passed is not None and now.passed is not None
