"""`pandu eval`: list, run, gate and read the suites."""

import typer

from assistant.cli.console import LANGUAGE
from assistant.strings import text
from evals.cli.gate import gate
from evals.cli.listing import list_suites
from evals.cli.run import run_suites

app = typer.Typer(no_args_is_help=True)
app.command("list", help=text(LANGUAGE, "evals.help.list"))(list_suites)
app.command("run", help=text(LANGUAGE, "evals.help.run"))(run_suites)
app.command("gate", help=text(LANGUAGE, "evals.help.gate"))(gate)
