"""Two runs beside each other: of the cases that both asked, which went otherwise, and how sure.

Told alike by `pandu eval compare`, of which this program knows nothing: the same pairs, the same
interval and the same test (`assistant.paired`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.paired import SURE, bootstrap, holm, mcnemar
from assistant.ui.evaluator.runs import CaseRecord, Run, SuiteRecord

Verdict = Literal["worse", "unclear", "better", "same"]
"""`better` and `worse` are more than chance; `unclear` means that cases flipped, but no more than
chance may flip."""


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
    """Lower end of the 95 % interval of the difference of shares, whole families drawn."""

    high: float
    p: float
    """Exact McNemar over families by their balance, corrected by Holm for the number of suites."""

    @property
    def verdict(self) -> Verdict:
        """Which way it went, where that is more than chance."""
        if not self.better and not self.worse:
            return "same"
        if self.p < SURE and self.low > 0:
            return "better"
        return "worse" if self.p < SURE and self.high < 0 else "unclear"


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


@dataclass(frozen=True, slots=True)
class _Pair:
    id: str
    family: str
    was: bool
    now: bool


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    balance: int
    """How many more of its cases pass now."""

    cases: int


def _changes(before: Run, after: Run) -> Iterator[Change]:
    old = {one.id: one for one in before.suites}
    for suite in after.suites:
        pairs = _pairs(old[suite.id], suite) if suite.id in old else []
        if pairs:
            yield _change(suite.id, pairs)


def _change(suite: str, pairs: Sequence[_Pair]) -> Change:
    better = tuple(one.id for one in pairs if one.now and not one.was)
    worse = tuple(one.id for one in pairs if one.was and not one.now)
    families = _families(pairs)
    low, high = bootstrap(families, _name, _share) if better or worse else (0.0, 0.0)
    rose, fell = ([sign * one.balance > 0 for one in families] for sign in (1, -1))
    return Change(
        suite=suite,
        both=len(pairs),
        before=sum(one.was for one in pairs),
        after=sum(one.now for one in pairs),
        better=better,
        worse=worse,
        low=low,
        high=high,
        p=mcnemar(fell, rose),
    )


def _families(pairs: Sequence[_Pair]) -> list[_Family]:
    found: dict[str, _Family] = {}
    for one in pairs:
        family = found.get(one.family, _Family(one.family, 0, 0))
        found[one.family] = replace(
            family, balance=family.balance + one.now - one.was, cases=family.cases + 1
        )
    return list(found.values())


def _name(family: _Family) -> str:
    return family.name


def _share(families: Sequence[_Family]) -> float:
    return sum(one.balance for one in families) / sum(one.cases for one in families)


def _pairs(before: SuiteRecord, after: SuiteRecord) -> list[_Pair]:
    old = {one.id: one for one in before.cases}
    return [
        _Pair(now.id, now.family or now.id, bool(old[now.id].passed), bool(now.passed))
        for now in after.cases
        if now.id in old and _is_same(old[now.id], now)
    ]


def _is_same(old: CaseRecord, now: CaseRecord) -> bool:
    """Say whether both were judged and asked the same; where a run kept no texts, its id tells."""
    is_asked_alike = not (old.input and now.input) or old.input == now.input
    return is_asked_alike and old.passed is not None and now.passed is not None
