"""`pandu history`: list, read, export and delete the conversations that were saved."""

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
from assistant.cli.knowledge.noting import note
from assistant.history import History, SavedConversation
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.accounts import Visitor


def _help(name: str) -> str:
    return text(LANGUAGE, f"history.help.{name}")


CodeArgument = Annotated[str, typer.Argument(help=_help("code"))]
AccountOption = Annotated[str, typer.Option("--account", help=_help("account"))]
YesOption = Annotated[bool, typer.Option("--yes", help=text(LANGUAGE, "cli.option.yes"))]


def list_(account: AccountOption = "", as_json: JsonOption = False) -> None:
    """List what is saved, by name and day; titles are sealed."""
    kept = open_history(account).kept()
    if as_json:
        print_json(kept)
        return
    if not kept:
        _say("none")
        return
    for one in kept:
        _say("row", code=one.code, date=one.saved_on, kilobytes=-(-one.bytes // 1_000))
    _say("sealed_titles", style="dim")


def show(code: CodeArgument, account: AccountOption = "", as_json: JsonOption = False) -> None:
    """Read a saved conversation."""
    saved = _unseal(code, account)
    if as_json:
        print_json(saved)
    else:
        console.print(saved.as_markdown(), soft_wrap=True)


def export(
    code: CodeArgument,
    target: Annotated[Path, typer.Argument(help=_help("target"))],
    account: AccountOption = "",
) -> None:
    """Write a saved conversation to a file that anybody can read."""
    from assistant.errors import HistoryError
    from assistant.files import replace_text

    if target.exists():
        raise HistoryError("history.in_the_way", path=target)
    saved = _unseal(code, account)
    try:
        replace_text(target, saved.as_markdown())
    except OSError as error:
        raise HistoryError("history.unwritable", path=target.parent) from error
    _say("exported", path=target)


def delete(
    code: CodeArgument,
    account: AccountOption = "",
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Delete a saved conversation, after asking."""
    from assistant.accounts.audit import TERMINAL
    from assistant.cli.knowledge.questions import Questions

    settings = read_settings()
    visitor = log_in(settings.paths.data, account)
    history = _history_of(visitor, settings.paths.history)
    found = history.find(code).stem
    Questions(yes=yes).confirm("delete", area="history", code=found)
    deleted = history.delete(found)
    note(settings, "history deleted", deleted, user=visitor.id if visitor else TERMINAL)
    if as_json:
        print_json({"deleted": deleted})
    else:
        _say("deleted", code=deleted)


def open_history(account: str) -> History:
    """Open what belongs to the account, which logs in; without accounts, what was saved at all.

    Raises:
        HistoryError: there are accounts and none was named, or the log-in is refused.
    """
    paths = read_settings().paths
    return _history_of(log_in(paths.data, account), paths.history)


def _history_of(visitor: "Visitor | None", folder: Path) -> History:
    history = History(folder)
    return history if visitor is None else history.of(visitor.id, unowned=visitor.is_admin)


def log_in(data: Path, name: str) -> "Visitor | None":
    """Ask for the password of an account and return whose it is; None where there are none.

    Raises:
        HistoryError: there are accounts and none was named, or the log-in is refused.
    """
    from assistant.accounts import Refused, Visitor, open_accounts
    from assistant.accounts.database import Database
    from assistant.errors import HistoryError

    if not Database.is_there(data):
        return None
    with open_accounts(data) as accounts:
        if accounts.register.is_empty():
            return None
        if not name:
            raise HistoryError("history.whose")
        tried = accounts.log_in(name, _ask("password"), address="terminal")
        if isinstance(tried, Refused):
            raise HistoryError("history.refused", seconds=tried.wait_seconds)
        accounts.log_out(tried.token)
        one = tried.account
        return Visitor(id=one.id, name=one.name, role=one.role)


def _unseal(code: str, account: str) -> SavedConversation:
    history = open_history(account)
    history.find(code)  # a wrong name is told before the passphrase is asked for
    passphrase = _ask("passphrase")
    with stderr.status(text(interface_language(), "history.unsealing")):
        return history.open(code, passphrase)


def _ask(name: str) -> str:
    """Ask without showing what is typed; without a terminal, take the next line."""
    question = f"{text(interface_language(), f'history.{name}')}: "
    try:
        return getpass(question) if sys.stdin.isatty() else input()
    except EOFError as error:
        raise typer.Abort from error


def _say(name: str, *, style: str = "", **values: Any) -> None:
    console.print(
        text(interface_language(), f"history.{name}", **values), style=style, soft_wrap=True
    )
