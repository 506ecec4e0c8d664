"""Two runs beside each other: of the cases that both asked, which went otherwise, and how sure.

Told alike by `pandu eval compare`, of which this program knows nothing: the same pairs, the same
interval and the same test (`assistant.paired`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.paired import Pair, Verdict, certainty, holm, verdict_of
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
    better: tuple[str, ...]
    """Ids of cases that failed before and pass now."""

    worse: tuple[str, ...]
    low: float
    high: float
    p: float
    """See `Certainty`; p is corrected by Holm for the number of suites."""

    @property
    def verdict(self) -> Verdict:
        """Which way it went, where that is more than chance."""
        has_flipped = bool(self.better or self.worse)
        return verdict_of(self.low, self.high, self.p, has_flipped=has_flipped)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two runs."""

    changes: tuple[Change, ...]
    only_before: tuple[str, ...]
    """Suites of which no case was asked in both."""

    only_after: tuple[str, ...]


def compare(before: Run, after: Run) -> Compared:
    """Compare two runs by the cases that both asked in the same words."""
    found = list(_changes(before, after))
    corrected = holm({one.suite: one.p for one in found})
    shared = {one.suite for one in found}
    first, second = ({one.id for one in run.suites} for run in (before, after))
    return Compared(
        changes=tuple(replace(one, p=corrected[one.suite]) for one in found),
        only_before=tuple(sorted(first - shared)),
        only_after=tuple(sorted(second - first - shared)),
    )


def _changes(before: Run, after: Run) -> Iterator[Change]:
    old = {one.id: one for one in before.suites}
    for suite in after.suites:
        pairs = _pairs(old[suite.id], suite) if suite.id in old else []
        if pairs:
            yield _change(suite.id, pairs)


def _change(suite: str, pairs: Sequence[Pair]) -> Change:
    found = certainty(pairs)
    return Change(
        suite=suite,
        both=len(pairs),
        before=sum(bool(one.before) for one in pairs),
        after=sum(bool(one.after) for one in pairs),
        better=tuple(one.id for one in pairs if one.after > one.before),
        worse=tuple(one.id for one in pairs if one.after < one.before),
        low=found.low,
        high=found.high,
        p=found.p,
    )


def _pairs(before: SuiteRecord, after: SuiteRecord) -> list[Pair]:
    old = {one.id: one for one in before.cases}
    return [
        Pair(
            id=now.id,
            family=now.family or now.id,
            before=float(bool(old[now.id].passed)),
            after=float(bool(now.passed)),
        )
        for now in after.cases
        if now.id in old and _is_same(old[now.id], now)
    ]


def _is_same(old: CaseRecord, now: CaseRecord) -> bool:
    """Say whether both were judged and asked the same; where a run kept no texts, its id tells."""
    is_asked_alike = not (old.input and now.input) or old.input == now.input
    return is_asked_alike and old.passed is not None and now.passed is not None
