"""`pandu eval view`: the logs of a run in Inspect's own viewer, on this computer alone."""

from typing import Annotated

import typer

from assistant.cli.console import LANGUAGE, console, read_settings
from assistant.errors import MachineError
from assistant.strings import text
from evals.cli.options import LATEST, RunArgument, find_run

HOST = "127.0.0.1"


def view(
    run: RunArgument = LATEST,
    port: Annotated[
        int, typer.Option(min=1, max=65_535, help=text(LANGUAGE, "evals.option.port"))
    ] = 7575,
) -> None:
    """Serve the viewer until Ctrl-C; its help is the string `evals.help.view`."""
    from evals.running.run import LOGS

    try:
        from evals.running.viewer import serve_logs
    except ModuleNotFoundError as error:
        raise MachineError("evals.not_installed") from error

    folder, _ = find_run(read_settings(), run)
    address = f"http://{HOST}:{port}"
    console.print(text(LANGUAGE, "evals.view.at", address=address), soft_wrap=True)
    serve_logs(folder / LOGS, host=HOST, port=port)
