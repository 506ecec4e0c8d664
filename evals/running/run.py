"""Runs suites one after the other and writes what came of them."""

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from inspect_ai import eval as inspect_eval
from inspect_ai.log import EvalLog, read_eval_log

from evals.cases import Case
from evals.judgement import Scored, missing
from evals.reply import Reply
from evals.running.material import datasets_of
from evals.running.solver import Bench, make_task, read_case, read_stored
from evals.running.state import State
from evals.running.summary import (
    SUMMARY,
    SuiteResult,
    Summary,
    suite_result,
    versions_of,
    write_summary,
)
from evals.scorers.citations import without_quote
from evals.suite import Suite, Tier, expected_seconds
from evals.suites import NAMES

LOGS = "logs"
_MARKS = "summary_marks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run asks, known before it begins."""

    suites: tuple[Suite, ...]
    tier: Tier
    speeds: Mapping[str, float] = field(default_factory=dict)
    """Seconds a case, by suite, as measured before; a suite's own guess stands in."""

    left_out: Mapping[str, str] = field(default_factory=dict)
    """Suites that are not asked, and why."""

    carried: tuple[SuiteResult, ...] = ()
    """Results of earlier runs that stand for suites which nothing touched since."""

    @property
    def cases(self) -> int:
        """How many cases it has."""
        return sum(len(suite.cases(self.tier)) for suite in self.suites)

    @property
    def seconds(self) -> float:
        """About how long it takes."""
        return expected_seconds(self.suites, self.tier, self.speeds)


def make_plan(
    every: Sequence[Suite],
    chosen: Sequence[Suite],
    *,
    tier: Tier,
    speeds: Mapping[str, float] | None = None,
    carried: Sequence[SuiteResult] = (),
) -> Plan:
    """Return the plan for the chosen suites of all, saying of each other one why it is left out.

    `carried` are the results of suites that no change concerns, which are taken over.
    """
    kept = {result.id for result in carried}
    names = {suite.id for suite in chosen}
    left_out: dict[str, str] = {}
    for suite in every:
        if suite.id not in names:
            left_out[suite.id] = "not_chosen"
        elif suite.lacks:
            left_out[suite.id] = "no_data"
        elif not suite.cases(tier):
            left_out[suite.id] = "tier"
    suites = tuple(suite for suite in chosen if suite.id not in left_out.keys() | kept)
    taken = tuple(result for result in carried if result.id not in left_out)
    return Plan(suites=suites, tier=tier, speeds=speeds or {}, left_out=left_out, carried=taken)


def run(
    plan: Plan,
    bench: Bench,
    folder: Path,
    *,
    state: State | None = None,
    keep_texts: bool = True,
    on_suite: Callable[[SuiteResult], None] = lambda result: None,
) -> Summary:
    """Run a plan and write its logs and summary into `folder`, anew after every suite.

    A case that raises an error is a failed one, and so is one that is missing from the log.
    An interruption leaves what is done so far, marked as stopped; a process that was killed
    leaves it marked as running, which is no more complete.

    Args:
        plan: the suites.
        bench: what they are run on.
        folder: the run's own.
        state: what the answers depend on, for the record.
        keep_texts: write questions and answers; without it only ids and figures.
        on_suite: told of each suite when it is done.
    """
    started = perf_counter()
    results: list[SuiteResult] = []
    replies: list[Reply] = []
    taken: dict[str, list[float]] = {}

    def told(suite: str, seconds: float | None) -> None:
        if seconds is not None:
            taken.setdefault(suite, []).append(seconds)
        bench.on_reply(suite, seconds)

    def write(state_of_run: str) -> Summary:
        summary = Summary(
            run=folder.name,
            tier=plan.tier,
            state=state_of_run,  # type: ignore[arg-type]
            seconds=round(perf_counter() - started, 1),
            machine=_machine(),
            versions=versions_of(replies),
            datasets=datasets_of(plan.suites),
            hashes=dict(state.hashes) if state else {},
            documents=dict(state.documents) if state else {},
            left_out=_not_reached(plan, results) | dict(plan.left_out),
            suites=_in_order(plan, results),
        )
        write_summary(summary, folder)
        return summary

    watched = replace(bench, on_reply=told)
    try:
        write("running")
        for suite in plan.suites:
            scored = run_suite(suite, watched, folder / LOGS, tier=plan.tier, keep_texts=keep_texts)
            replies += [one.reply for one in scored if one.reply is not None]
            seconds = round(median(taken[suite.id]), 3) if suite.id in taken else None
            results.append(suite_result(suite, scored, keep_texts=keep_texts, seconds=seconds))
            write("running")
            on_suite(results[-1])
    except KeyboardInterrupt:
        write("stopped")
        raise
    return write("done")


def run_suite(
    suite: Suite, bench: Bench, logs: Path, *, tier: Tier, keep_texts: bool = True
) -> list[Scored]:
    """Run one suite through Inspect and return every case of it, the missing ones included.

    Raises:
        KeyboardInterrupt: it was interrupted.
    """
    logs.mkdir(parents=True, exist_ok=True)
    found = inspect_eval(
        make_task(suite, bench, tier=tier),
        model=None,
        log_dir=str(logs),
        log_samples=keep_texts,
        log_realtime=False,  # a second copy of every sample, for who watches it live
        max_samples=1,
        max_tasks=1,
        fail_on_error=False,
        display="none",
        ctl_server=False,
    )
    if not found:  # Inspect gives no log of what was interrupted
        raise KeyboardInterrupt
    return read_scored(suite, found[0], tier=tier)


def read_scored(suite: Suite, log: EvalLog, *, tier: Tier) -> list[Scored]:
    """Return a suite's cases from its log, scored by the suite as it is now."""
    if log.status == "cancelled":
        raise KeyboardInterrupt
    if log.samples is None and log.location:
        log = read_eval_log(log.location)
    samples = {str(sample.id): sample for sample in log.samples or ()}
    scored = []
    for case in suite.cases(tier):
        sample = samples.get(case.id)
        reply = read_stored(sample.store) if sample is not None else None
        if sample is None or reply is None:
            reason = sample.error.message if sample is not None and sample.error else "not asked"
            scored.append(missing(case, reason.splitlines()[0][:200]))
        else:
            case = read_case(sample.metadata)
            scored.append(score_reply(suite, case, reply))
    return scored


def score_reply(suite: Suite, case: Case, reply: Reply) -> Scored:
    """Score a reply; where the scorer raises an error the case is lost, and so has failed.

    Whatever the suite is about, a summary's marks are looked at (`summary_marks`): a sentence that
    names a quote which is not there misleads wherever it stands.
    """
    try:
        judgement = suite.score(case, reply)
        if reply.summary:
            marks = {**judgement.marks, _MARKS: not without_quote(reply)}
            judgement = replace(judgement, marks=marks)
        return Scored(case=case, reply=reply, judgement=judgement)
    except Exception as error:  # whatever a scorer stumbles over, the other cases must be scored
        told = f"{type(error).__name__}: {error}".splitlines()[0]
        return missing(case, f"its scorer failed: {told}"[:200])


def new_run(runs: Path) -> Path:
    """Return the folder of a run that begins now."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    folder = runs / stamp
    number = 1
    while folder.exists():
        number += 1
        folder = runs / f"{stamp}-{number}"
    folder.mkdir(parents=True)
    return folder


def all_runs(runs: Path) -> Sequence[Path]:
    """Return the folders of all runs, oldest first."""
    return sorted(path.parent for path in runs.glob(f"*/{SUMMARY}"))


def _in_order(plan: Plan, results: Sequence[SuiteResult]) -> tuple[SuiteResult, ...]:
    """Return what was asked and what was taken over, in the order of the report."""
    order = {name.replace("_", ".", 1): place for place, name in enumerate(NAMES)}
    every = [*results, *plan.carried]
    return tuple(sorted(every, key=lambda result: order.get(result.id, len(order))))


def _not_reached(plan: Plan, results: Sequence[SuiteResult]) -> dict[str, str]:
    done = {result.id for result in results}
    return {suite.id: "not_reached" for suite in plan.suites if suite.id not in done}


def _machine() -> dict[str, str]:
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": str(os.cpu_count() or 1),
        "python": platform.python_version(),
    }
