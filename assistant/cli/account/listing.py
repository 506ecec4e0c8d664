"""`pandu account list` and `log`: who may come in, and what was done."""

from collections import deque
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


def list_accounts(as_json: JsonOption = False) -> None:
    """Print every account with its role."""
    from assistant.accounts import Account, open_accounts
    from assistant.accounts.database import Database

    folder, language = read_settings().paths.data, interface_language()
    accounts: list[Account] = []
    if Database.is_there(folder):
        with open_accounts(folder) as opened:
            accounts = opened.register.accounts()
    if as_json:
        print_json(
            [
                {"id": one.id, "name": one.name, "role": one.role, "made_at": one.made_at}
                for one in accounts
            ]
        )
        return
    for one in accounts:
        role = text(language, f"account.role.{one.role}")
        console.print(f"{one.name:<24} {role:<12} {one.made_at:%Y-%m-%d}  {one.id}")
    if not accounts:
        console.print(text(language, "account.none"), soft_wrap=True)


def log(
    last: Annotated[
        int, typer.Option("--last", min=1, help=text(LANGUAGE, "account.option.last"))
    ] = 50,
    as_json: JsonOption = False,
) -> None:
    """Print the last acts, the latest at the end."""
    import time

    from assistant.accounts import AuditLog

    entries = deque(AuditLog(read_settings().paths.data, clock=time.time).entries(), maxlen=last)
    if as_json:
        print_json(entries)
        return
    for one in entries:
        console.print(f"{one.at}  {one.user:<9} {one.act:<18} {one.object}", soft_wrap=True)
    if not entries:
        console.print(text(interface_language(), "account.log_empty"), soft_wrap=True)
