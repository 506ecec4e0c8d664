"""`pandu eval bless`: declare a run to be what later ones must not fall behind."""

from typing import Annotated

import typer

from assistant.cli.console import LANGUAGE, console, read_settings
from assistant.errors import UserError
from assistant.strings import text
from evals.cli.options import LATEST, RunArgument, baselines, find_run
from evals.gate.gate import judge
from evals.gate.policy import load_policy


def bless(
    run: RunArgument = LATEST,
    anyway: Annotated[
        bool, typer.Option("--anyway", help=text(LANGUAGE, "evals.option.anyway"))
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help=text(LANGUAGE, "evals.option.undo"))] = False,
) -> None:
    """Put a baseline in force; its help is the string `evals.help.bless`."""
    settings = read_settings()
    kept = baselines(settings)
    if undo:
        undone = kept.undo()
        if undone is None:
            raise UserError("evals.no_baseline")
        current = kept.current()
        _say("undone", name=undone)
        _say("now", run=current.run) if current else _say("now_none")
        return
    _, summary = find_run(settings, run)
    name = kept.bless(summary, judge(summary, load_policy()), anyway=anyway)
    _say("done", run=summary.run, name=name)


def _say(key: str, /, **values: object) -> None:
    console.print(text(LANGUAGE, f"evals.bless.{key}", **values), soft_wrap=True)
