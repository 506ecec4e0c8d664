"""Runs suites one after the other and writes what came of them."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from inspect_ai import eval as inspect_eval
from inspect_ai.log import EvalLog, read_eval_log

from evals.judgement import Scored, missing
from evals.reply import Reply
from evals.running.solver import Bench, make_task, read_case, read_stored
from evals.running.summary import (
    SuiteResult,
    Summary,
    suite_result,
    versions_of,
    write_summary,
)
from evals.suite import Suite, Tier

LOGS = "logs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run asks, known before it begins."""

    suites: tuple[Suite, ...]
    tier: Tier

    @property
    def cases(self) -> int:
        """How many cases it has."""
        return sum(len(suite.cases(self.tier)) for suite in self.suites)

    @property
    def seconds(self) -> float:
        """About how long it takes on two cores, nothing of it being known from before."""
        return sum(len(suite.cases(self.tier)) * suite.seconds for suite in self.suites)


def run(
    plan: Plan,
    bench: Bench,
    folder: Path,
    *,
    keep_texts: bool = True,
    on_suite: Callable[[SuiteResult], None] = lambda result: None,
) -> Summary:
    """Run a plan and write its logs and summary into `folder`, anew after every suite.

    A case that raises an error is a failed one, and so is one that is missing from the log.
    An interruption leaves what is done so far, marked as stopped.

    Args:
        plan: the suites.
        bench: what they are run on.
        folder: the run's own.
        keep_texts: write questions and answers; without it only ids and figures.
        on_suite: told of each suite when it is done.
    """
    started = perf_counter()
    name = folder.name
    results: list[SuiteResult] = []
    replies: list[Reply] = []

    def summary(state: str) -> Summary:
        return Summary(
            run=name,
            tier=plan.tier,
            state=state,  # type: ignore[arg-type]
            seconds=round(perf_counter() - started, 1),
            machine=_machine(),
            versions=versions_of(replies),
            suites=tuple(results),
        )

    try:
        for suite in plan.suites:
            scored = run_suite(suite, bench, folder / LOGS, tier=plan.tier, keep_texts=keep_texts)
            replies += [one.reply for one in scored if one.reply is not None]
            results.append(suite_result(suite, scored, keep_texts=keep_texts))
            write_summary(summary("running"), folder)
            on_suite(results[-1])
    except KeyboardInterrupt:
        write_summary(summary("stopped"), folder)
        raise
    done = summary("done")
    write_summary(done, folder)
    return done


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
        max_samples=1,
        max_tasks=1,
        fail_on_error=False,
        display="none",
        ctl_server=False,
    )
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
            scored.append(Scored(case=case, reply=reply, judgement=suite.score(case, reply)))
    return scored


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
    return sorted(path.parent for path in runs.glob("*/summary.json"))


def _machine() -> dict[str, str]:
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": str(os.cpu_count() or 1),
        "python": platform.python_version(),
    }
