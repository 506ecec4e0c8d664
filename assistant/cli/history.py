"""`pandu history`: list, read, export and delete the conversations that were saved."""

import sys
from getpass import getpass
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
    stderr,
)
from assistant.history import History, SavedConversation
from assistant.strings import text


def _help(name: str) -> str:
    return text(LANGUAGE, f"history.help.{name}")


CodeArgument = Annotated[str, typer.Argument(help=_help("code"))]
YesOption = Annotated[bool, typer.Option("--yes", help=text(LANGUAGE, "cli.option.yes"))]


def list_(as_json: JsonOption = False) -> None:
    """List what is saved, by name and day; titles are sealed."""
    kept = open_history().kept()
    if as_json:
        print_json(kept)
        return
    if not kept:
        _say("none")
        return
    for one in kept:
        _say("row", code=one.code, date=one.saved_on, kilobytes=-(-one.bytes // 1_000))
    _say("sealed_titles", style="dim")


def show(code: CodeArgument, as_json: JsonOption = False) -> None:
    """Read a saved conversation."""
    saved = _unseal(code)
    if as_json:
        print_json(saved)
    else:
        console.print(saved.as_markdown(), soft_wrap=True)


def export(
    code: CodeArgument,
    target: Annotated[Path, typer.Argument(help=_help("target"))],
) -> None:
    """Write a saved conversation to a file that anybody can read."""
    from assistant.errors import HistoryError
    from assistant.files import replace_text

    if target.exists():
        raise HistoryError("history.in_the_way", path=target)
    saved = _unseal(code)
    try:
        replace_text(target, saved.as_markdown())
    except OSError as error:
        raise HistoryError("history.unwritable", path=target.parent) from error
    _say("exported", path=target)


def delete(code: CodeArgument, yes: YesOption = False, as_json: JsonOption = False) -> None:
    """Delete a saved conversation, after asking."""
    from assistant.cli.knowledge.questions import Questions

    history = open_history()
    found = history.find(code).stem
    Questions(yes=yes).confirm("delete", area="history", code=found)
    deleted = history.delete(found)
    if as_json:
        print_json({"deleted": deleted})
    else:
        _say("deleted", code=deleted)


def open_history() -> History:
    """Open the folder that the settings name."""
    return History(read_settings().paths.history)


def _unseal(code: str) -> SavedConversation:
    history = open_history()
    history.find(code)  # a wrong name is told before the passphrase is asked for
    passphrase = _ask_passphrase()
    with stderr.status(text(interface_language(), "history.unsealing")):
        return history.open(code, passphrase)


def _ask_passphrase() -> str:
    """Ask without showing what is typed; without a terminal, take the next line."""
    question = f"{text(interface_language(), 'history.passphrase')}: "
    try:
        return getpass(question) if sys.stdin.isatty() else input()
    except EOFError as error:
        raise typer.Abort from error


def _say(name: str, *, style: str = "", **values: Any) -> None:
    console.print(
        text(interface_language(), f"history.{name}", **values), style=style, soft_wrap=True
    )
