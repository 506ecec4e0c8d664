"""Comparing two runs case by case: what got better, what got worse, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.paired import Pair, Verdict, certainty, holm, verdict_of
from evals.gate.regression import asks_otherwise, paired_cases
from evals.running.summary import CaseResult, SuiteResult, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteChange:
    """One suite in two runs, by the cases that both asked."""

    suite: str
    area: str
    pairs: int
    families: int
    before: float
    """Share that passed in the first run."""

    after: float
    low: float
    high: float
    """95 % interval of the difference, whole families drawn."""

    p: float
    """Exact McNemar over families by their balance, corrected by Holm for the number of suites."""

    verdict: Verdict
    better: tuple[CaseResult, ...]
    """Cases that failed before and pass now, as they are now."""

    worse: tuple[CaseResult, ...]
    added: tuple[str, ...]
    """Ids of cases that only the second run has, or that ask something else there."""

    removed: tuple[str, ...]

    @property
    def change(self) -> float:
        """The difference of the shares."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two runs."""

    suites: tuple[SuiteChange, ...]
    only_before: tuple[str, ...]
    """Suites that only the first run has."""

    only_after: tuple[str, ...]
    unscored: tuple[str, ...] = ()
    """Suites of both, no case of which was scored in both: such as those of summaries, where one
    run wrote none."""

    unbelieved: tuple[str, ...] = ()
    """Suites of both whose passes mean nothing in one of them: their scorer isn't believed."""


def differing(before: Summary, after: Summary) -> tuple[str, ...]:
    """Return what answers depend on and is not the same in two runs.

    That is `model` (also where one run wrote no summaries), `embedder`, `program`, `prompts`,
    `settings`, `library`, `evals` (what asks and scores), `documents`, and `datasets`: sets of
    cases that both asked.
    """
    first, second = _depends_on(before), _depends_on(after)
    found = [name for name in first if first[name] != second[name]]
    shared = before.datasets.keys() & after.datasets.keys()
    if any(before.datasets[name] != after.datasets[name] for name in shared):
        found.append("datasets")
    return tuple(found)


def _depends_on(run: Summary) -> dict[str, object]:
    names = ("embedder", "program", "prompts", "settings", "library", "evals")
    return {
        "model": (run.hashes.get("generator"), run.versions.get("generator")),
        **{name: run.hashes.get(name) for name in names},
        "documents": run.documents,
    }


def compare(before: Summary, after: Summary) -> Comparison:
    """Compare two runs by the cases that both asked in the same words."""
    unbelieved = {
        result.id for run in (before, after) for result in run.suites if _is_unbelieved(result)
    }
    changes = [
        found
        for result in after.suites
        if result.id not in unbelieved
        and (old := before.suite(result.id)) is not None
        and (found := _change(old, result)) is not None
    ]
    corrected = holm({change.suite: change.p for change in changes})
    first, second = ({result.id for result in run.suites} for run in (before, after))
    unscored = (first & second) - {change.suite for change in changes} - unbelieved
    return Comparison(
        suites=tuple(_judged(change, corrected[change.suite]) for change in changes),
        only_before=tuple(sorted(first - second)),
        only_after=tuple(sorted(second - first)),
        unscored=tuple(sorted(unscored)),
        unbelieved=tuple(sorted(first & second & unbelieved)),
    )


def _is_unbelieved(result: SuiteResult) -> bool:
    passed = result.figure("passed")
    return passed is not None and passed.reason == "not_calibrated"


def _change(before: SuiteResult, after: SuiteResult) -> SuiteChange | None:
    pairs = paired_cases(before, after, "passed")
    if not pairs:
        return None
    now, then = ({case.id: case for case in run.cases} for run in (after, before))
    shared = {
        name for name in now.keys() & then.keys() if not asks_otherwise(then[name], now[name])
    }
    old = [bool(pair.before) for pair in pairs]
    new = [bool(pair.after) for pair in pairs]
    found = certainty(pairs)
    return SuiteChange(
        suite=after.id,
        area=after.area,
        pairs=len(pairs),
        families=len({pair.family for pair in pairs}),
        before=sum(old) / len(old),
        after=sum(new) / len(new),
        low=found.low,
        high=found.high,
        p=found.p,
        verdict="unclear",
        better=_flipped(pairs, now, to=1.0),
        worse=_flipped(pairs, now, to=0.0),
        added=tuple(case.id for case in after.cases if case.id not in shared),
        removed=tuple(case.id for case in before.cases if case.id not in shared),
    )


def _flipped(
    pairs: Sequence[Pair], now: dict[str, CaseResult], *, to: float
) -> tuple[CaseResult, ...]:
    return tuple(now[pair.id] for pair in pairs if pair.before != to and pair.after == to)


def _judged(change: SuiteChange, p: float) -> SuiteChange:
    has_flipped = bool(change.better or change.worse)
    verdict = verdict_of(change.low, change.high, p, has_flipped=has_flipped)
    return replace(change, p=p, verdict=verdict)
