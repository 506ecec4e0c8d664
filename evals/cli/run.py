"""`pandu eval run`: ask the suites of a tier and write what came of them."""

from typing import Annotated

import typer

from assistant.cli.bars import bars
from assistant.cli.console import LANGUAGE, JsonOption, console, print_json, read_settings, stderr
from assistant.errors import MachineError
from assistant.strings import text
from evals.cli.options import SuitesOption, TierOption, choose_suites, runs_folder


def run_suites(
    tier: TierOption = "smoke",
    suite: SuitesOption = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help=text(LANGUAGE, "evals.option.fresh"))
    ] = False,
    no_texts: Annotated[
        bool, typer.Option("--no-texts", help=text(LANGUAGE, "evals.option.no_texts"))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Run suites; its help is the string `evals.help.run`."""
    from evals.running.cache import ReplyCache
    from evals.running.corpora import CORPORA
    from evals.running.engine import Engine, state_of

    try:
        from evals.running.run import Plan, new_run, run
        from evals.running.solver import Bench
    except ModuleNotFoundError as error:
        raise MachineError("evals.not_installed") from error

    settings = read_settings()
    plan = Plan(suites=choose_suites(suite), tier=tier)
    minutes = f"{plan.seconds / 60:.0f}"
    words = text(LANGUAGE, "evals.run.plan", cases=plan.cases, minutes=minutes, tier=tier)
    stderr.print(words, soft_wrap=True)
    folder = new_run(runs_folder(settings))
    kept = folder.parents[1] / "replies.sqlite"
    cache = None if fresh else ReplyCache(kept, state=state_of(settings))
    with Engine(settings, corpora=CORPORA) as engine, bars() as advance:
        totals = {one.id: len(one.cases(tier)) for one in plan.suites}
        done: dict[str, int] = {}

        def count(name: str, *_: object) -> None:
            done[name] = done.get(name, 0) + 1
            advance(name, done[name], totals[name])

        bench = Bench(asker=engine, cache=cache, on_reply=count)
        summary = run(plan, bench, folder, keep_texts=not no_texts)
    if as_json:
        print_json(summary)
        return
    for result in summary.suites:
        figure = result.figure("passed")
        share = "–" if figure is None or figure.value is None else f"{100 * figure.value:.0f} %"
        console.print(
            text(LANGUAGE, "evals.run.row", suite=result.id, share=share, cases=len(result.cases)),
            soft_wrap=True,
        )
    console.print(text(LANGUAGE, "evals.run.done", run=folder.name, folder=folder), soft_wrap=True)
