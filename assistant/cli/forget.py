"""`pandu forget`: remove every trace of conversations from this computer."""

import shutil
from typing import Annotated

import typer

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.strings import text


def forget(
    yes: Annotated[bool, typer.Option("--yes", help=text(LANGUAGE, "cli.option.yes"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Delete saved conversations, after asking, and what a crash left in the temporary folder."""
    from assistant.cli.knowledge.questions import Questions
    from assistant.history import History
    from assistant.temporary import leftovers

    history = History(read_settings().paths.history)
    kept, left = history.kept(), leftovers()
    if kept:
        Questions(yes=yes).confirm("forget", area="history", count=len(kept))
    for one in kept:
        history.delete(one.code)
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    if as_json:
        print_json({"conversations": len(kept), "temporary_folders": len(left)})
        return
    language = interface_language()
    done = text(language, "history.forgotten", conversations=len(kept), folders=len(left))
    console.print(done, soft_wrap=True)
    console.print(text(language, "history.not_forgotten"), style="dim", soft_wrap=True)
