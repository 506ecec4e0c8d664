"""`pandu eval run`: ask the suites of a tier and write what came of them."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.bars import Advance, bars
from assistant.cli.console import LANGUAGE, JsonOption, console, print_json, read_settings, stderr
from assistant.errors import MachineError
from assistant.strings import text
from evals.cli.options import (
    BLESSED,
    DataOption,
    SuitesOption,
    TierOption,
    choose_suites,
    evals_folder,
    find_baseline,
    runs_folder,
)
from evals.public.sets import corpora_of, find_sets, give
from evals.suites import load_suites

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.running.engine import StandIns
    from evals.running.run import Plan
    from evals.running.state import State
    from evals.running.summary import SuiteResult, Summary
    from evals.suite import Suite, Tier


def run_suites(
    tier: TierOption = "smoke",
    suite: SuitesOption = None,
    changed: Annotated[
        bool, typer.Option("--changed", help=text(LANGUAGE, "evals.option.changed"))
    ] = False,
    data: DataOption = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help=text(LANGUAGE, "evals.option.fresh"))
    ] = False,
    no_texts: Annotated[
        bool, typer.Option("--no-texts", help=text(LANGUAGE, "evals.option.no_texts"))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Run suites; its help is the string `evals.help.run`."""
    try:
        from evals.running.run import make_plan, new_run, run
        from evals.running.solver import Bench
    except ModuleNotFoundError as error:
        raise MachineError("evals.not_installed") from error
    from evals.cli.reporting import write_beside
    from evals.running.cache import ReplyCache
    from evals.running.corpora import CORPORA
    from evals.running.engine import Engine
    from evals.running.speeds import Speeds
    from evals.running.state import read_state

    with _library(read_settings(), tier) as (settings, stand_ins):
        state = read_state(settings, stand_ins=stand_ins)
        home = evals_folder(settings)
        speeds = Speeds(home / "speeds.json", generator=state.hashes["generator"])
        found = find_sets(data or ())
        every, chosen = give(load_suites(), found), give(choose_suites(suite), found)
        kept = _carried(settings, chosen, state, tier) if changed else ()
        plan = make_plan(every, chosen, tier=tier, speeds=speeds.seconds, carried=kept)
        if not plan.suites:
            _say("nothing_changed" if kept else "nothing", tier=tier)
            return
        _announce(plan)
        folder = new_run(runs_folder(settings))
        cache = None if fresh else ReplyCache(home / "replies.sqlite", state=state.key)
        corpora = {**CORPORA, **corpora_of(found)}
        engine = Engine(settings, corpora=corpora, stand_ins=stand_ins)
        with engine, bars() as advance, _stopping_gently():
            count = _Count(plan, advance)
            bench = Bench(asker=engine, cache=cache, on_reply=count)
            try:
                summary = run(plan, bench, folder, state=state, keep_texts=not no_texts)
            finally:
                speeds.keep(count.taken)
    write_beside(summary, folder, find_baseline(settings, BLESSED))
    if as_json:
        print_json(summary)
        return
    _tell(summary)
    _say("done", run=folder.name, folder=folder)


class _Count:
    """Moves the bars with every reply, and keeps how long what was asked anew took."""

    def __init__(self, plan: "Plan", advance: Advance) -> None:
        self._totals = {one.id: len(one.cases(plan.tier)) for one in plan.suites}
        self._done: dict[str, int] = {}
        self._advance = advance
        self.taken: dict[str, list[float]] = {}

    def __call__(self, suite: str, seconds: float | None) -> None:
        self._done[suite] = self._done.get(suite, 0) + 1
        if seconds is not None:
            self.taken.setdefault(suite, []).append(seconds)
        self._advance(suite, self._done[suite], self._totals[suite])


@contextmanager
def _library(settings: "Settings", tier: "Tier") -> "Iterator[tuple[Settings, StandIns | None]]":
    """Give the installed library, or for the tier `ci` a small one that needs no model."""
    if tier != "ci":
        yield settings, None
        return
    from evals.running.fakes import without_models

    with without_models(settings) as small:
        yield small


def _announce(plan: "Plan") -> None:
    measured = all(one.id in plan.speeds for one in plan.suites)
    minutes = f"{plan.seconds / 60:.0f}"
    key = "plan_measured" if measured else "plan"
    _remark(key, cases=plan.cases, minutes=minutes, tier=plan.tier)
    if lacking := [one for one, reason in plan.left_out.items() if reason == "no_data"]:
        _remark("no_data", suites=", ".join(lacking))


def _carried(
    settings: "Settings", chosen: "Sequence[Suite]", state: "State", tier: "Tier"
) -> "tuple[SuiteResult, ...]":
    """Return the results of what no change concerns, after saying why the rest is asked."""
    from evals.running.changes import carried, touched
    from evals.running.run import all_runs
    from evals.running.summary import read_readable

    runs = read_readable(all_runs(runs_folder(settings)))
    reasons = touched(chosen, runs, state, tier=tier)
    for name, reason in reasons.items():
        _remark(f"because.{reason}", suite=name)
    kept = carried([one for one in chosen if one.id not in reasons], runs, tier=tier)
    if kept:
        _remark("carried", suites=", ".join(result.id for result in kept))
    return kept


@contextmanager
def _stopping_gently() -> Iterator[None]:
    """Take a request to end for Ctrl-C: what is done is kept, and the run says that it stopped."""
    before = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(summary: "Summary") -> None:
    for result in summary.suites:
        figure = result.figure("passed")
        share = "–" if figure is None or figure.value is None else f"{100 * figure.value:.0f} %"
        _say("row", suite=result.id, share=share, cases=len(result.cases))


def _say(key: str, /, **values: object) -> None:
    console.print(text(LANGUAGE, f"evals.run.{key}", **values), soft_wrap=True)


def _remark(key: str, /, **values: object) -> None:
    stderr.print(text(LANGUAGE, f"evals.run.{key}", **values), soft_wrap=True)
