"""`pandu eval`: run the suites, judge and compare runs, and read what came of them."""

from collections.abc import Callable, Mapping

import typer

from assistant.cli.console import LANGUAGE
from assistant.strings import text
from evals.cli.ablate import ablate
from evals.cli.bless import bless
from evals.cli.calibrate import calibrate
from evals.cli.compare import compare_runs
from evals.cli.gate import gate
from evals.cli.listing import list_suites
from evals.cli.report import report
from evals.cli.run import run_suites
from evals.cli.runs import runs
from evals.cli.score import score
from evals.cli.view import view

_COMMANDS: Mapping[str, Callable[..., None]] = {
    "list": list_suites,
    "run": run_suites,
    "gate": gate,
    "report": report,
    "compare": compare_runs,
    "bless": bless,
    "ablate": ablate,
    "calibrate": calibrate,
    "score": score,
    "runs": runs,
    "view": view,
}

app = typer.Typer(no_args_is_help=True)
for _name, _command in _COMMANDS.items():
    app.command(_name, help=text(LANGUAGE, f"evals.help.{_name}"))(_command)
