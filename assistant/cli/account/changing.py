"""`pandu account add`, `role`, `password` and `remove`; each is noted in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.console import LANGUAGE, console, interface_language, read_settings, stderr
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.accounts import Accounts

RoleName = Literal["staff", "trainer", "evaluator", "admin"]
# As in assistant.accounts, which takes too long to import for a help text; a test holds the two
# together.

NameArgument = Annotated[str, typer.Argument(help=text(LANGUAGE, "account.option.name"))]


def add(
    name: NameArgument,
    role: Annotated[
        RoleName, typer.Option("--role", help=text(LANGUAGE, "account.option.role"))
    ] = "staff",
) -> None:
    """Ask for a password, and make an account."""
    with _accounts() as accounts:
        is_first = accounts.register.is_empty()
        made = accounts.register.add(name, role, _ask_password())
        accounts.audit.note("account added", object=made.id)
    _say("added", name=made.name, role=_named(made.role))
    if is_first:
        _say("first")


def role(
    name: NameArgument,
    role: Annotated[RoleName, typer.Argument(help=text(LANGUAGE, "account.option.role"))],
) -> None:
    """Give an account another role."""
    with _accounts() as accounts:
        changed = accounts.register.give_role(name, role)
        accounts.audit.note(f"role {changed.role}", object=changed.id)
    _say("role_given", name=changed.name, role=_named(changed.role))


def password(name: NameArgument) -> None:
    """Ask for a new password; whoever is logged in with the old one is logged out."""
    with _accounts() as accounts:
        account = accounts.register.named(name)
        accounts.register.give_password(name, _ask_password())
        accounts.audit.note("password changed", object=account.id)
    _say("password_given", name=account.name)


def remove(name: NameArgument) -> None:
    """Remove an account; whoever is logged in with it is logged out."""
    with _accounts() as accounts:
        gone = accounts.register.remove(name)
        accounts.audit.note("account removed", object=gone.id)
        is_last = accounts.register.is_empty()
    _say("removed", name=gone.name)
    if is_last:
        _say("none_left")


@contextmanager
def _accounts() -> "Iterator[Accounts]":
    from assistant.accounts import open_accounts

    with open_accounts(read_settings().paths.data) as accounts:
        yield accounts


def _ask_password() -> str:
    """Read a password twice without showing it, or one line of what is piped in.

    Raises:
        UserError: the two differ.
    """
    import sys

    from assistant.accounts.passwords import SHORTEST
    from assistant.errors import UserError

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    stderr.print(_text("advice", shortest=SHORTEST), soft_wrap=True)
    first = getpass(_text("ask") + " ")
    if getpass(_text("ask_again") + " ") != first:
        raise UserError("account.differ")
    return first


def _named(role: RoleName) -> str:
    return _text(f"role.{role}")


def _say(key: str, **values: object) -> None:
    console.print(_text(key, **values), soft_wrap=True)


def _text(key: str, **values: object) -> str:
    return text(interface_language(), f"account.{key}", **values)
