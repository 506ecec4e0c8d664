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
from assistant.cli.history import AccountOption, log_in
from assistant.cli.knowledge.noting import note
from assistant.strings import text


def forget(
    account: AccountOption = "",
    yes: Annotated[bool, typer.Option("--yes", help=text(LANGUAGE, "cli.option.yes"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Delete saved conversations, after asking, and what a crash left in the temporary folder.

    Where there are accounts an admin deletes everybody's, and others their own.
    """
    from assistant.accounts.audit import TERMINAL
    from assistant.cli.knowledge.questions import Questions
    from assistant.history import History
    from assistant.temporary import leftovers

    settings = read_settings()
    paths = settings.paths
    visitor, history = log_in(paths.data, account), History(paths.history)
    of_all = visitor is None or visitor.is_admin
    histories = history.everybody() if of_all else [history.of(visitor.id)] if visitor else []
    kept = [(one, found.code) for one in histories for found in one.kept()]
    left = leftovers()
    if kept:
        Questions(yes=yes).confirm("forget", area="history", count=len(kept))
    for one, code in kept:
        one.delete(code)
    if kept:
        note(
            settings, "history forgotten", str(len(kept)), user=visitor.id if visitor else TERMINAL
        )
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    if as_json:
        print_json({"conversations": len(kept), "temporary_folders": len(left)})
        return
    language = interface_language()
    done = text(language, "history.forgotten", conversations=len(kept), folders=len(left))
    console.print(done, soft_wrap=True)
    console.print(text(language, "history.not_forgotten"), style="dim", soft_wrap=True)
