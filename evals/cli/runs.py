"""`pandu eval runs`: the runs that are kept, and deleting old ones."""

import shutil
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import LANGUAGE, JsonOption, console, print_json, read_settings
from assistant.errors import UserError
from assistant.strings import text
from evals.cli.options import baselines, find_run, runs_folder

if TYPE_CHECKING:
    from assistant.settings import Settings


def runs(
    keep: Annotated[
        int | None, typer.Option("--keep", min=0, help=text(LANGUAGE, "evals.option.keep"))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=text(LANGUAGE, "cli.option.yes"))] = False,
    as_json: JsonOption = False,
) -> None:
    """List the runs, or delete all but the newest; its help is the string `evals.help.runs`."""
    from assistant.cli.knowledge.questions import Questions
    from evals.running.run import all_runs

    settings = read_settings()
    folders = all_runs(runs_folder(settings))
    old = folders[: max(0, len(folders) - keep)] if keep is not None else ()
    if old:
        Questions(yes=yes).confirm("delete", area="evals", count=len(old), last=old[-1].name)
        for folder in old:
            shutil.rmtree(folder)
        console.print(text(LANGUAGE, "evals.runs.deleted", count=len(old)), soft_wrap=True)
        folders = folders[len(old) :]
    blessed = baselines(settings).current()
    rows = [_row(folder.name, settings, blessed.run if blessed else "") for folder in folders]
    if as_json:
        print_json(rows)
        return
    if not rows:
        console.print(text(LANGUAGE, "evals.runs.none"), soft_wrap=True)
    for row in rows:
        state = text(LANGUAGE, f"evals.runs.state.{row['state']}")
        mark = text(LANGUAGE, "evals.runs.blessed") if row["blessed"] else ""
        words = text(LANGUAGE, "evals.runs.row", **{**row, "state": state, "blessed": mark})
        console.print(words.rstrip(), soft_wrap=True)


def _row(name: str, settings: "Settings", blessed: str) -> dict[str, object]:
    try:
        _, summary = find_run(settings, name)
    except UserError:
        return {"run": name, "tier": "?", "state": "damaged", "cases": 0, "model": "–",
                "blessed": False}  # fmt: skip
    return {
        "run": name,
        "tier": summary.tier,
        "state": summary.state,
        "cases": sum(len(suite.cases) for suite in summary.suites),
        "model": summary.versions.get("generator", "–"),
        "blessed": name == blessed,
    }
