"""The accounts: added, listed, given another role or password, and removed."""

import secrets
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

from assistant.accounts.account import Account, Role, tidy_name
from assistant.accounts.database import Database
from assistant.accounts.passwords import check_password, hash_password, is_right, needs_renewal
from assistant.errors import UserError

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike
_ONE = "SELECT id, name, role, made_at, password = ''"  # a locked one has no password
_ALL = f"{_ONE} FROM accounts ORDER BY name"
_NAMED = f"{_ONE}, password FROM accounts WHERE name = ?"


class Register:
    """All accounts of this computer."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def accounts(self) -> list[Account]:
        """Return all accounts by name."""
        rows = self._database.read(_ALL)
        return [_account(row) for row in rows]

    def is_empty(self) -> bool:
        """Say whether there is no account."""
        return not self._database.read("SELECT 1 FROM accounts LIMIT 1")

    def named(self, name: str) -> Account:
        """Return the account of a name.

        Raises:
            UserError: there is none.
        """
        rows = self._database.read(_NAMED, (tidy_name(name),))
        if not rows:
            raise UserError("account.unknown", name=tidy_name(name))
        return _account(rows[0][:-1])

    def add(self, name: str, role: Role, password: str) -> Account:
        """Make an account.

        Raises:
            UserError: the name is taken or can't be one, or the password is refused.
        """
        name = tidy_name(name)
        check_password(password, name=name)
        account_id = "".join(secrets.choice(_LETTERS) for _ in range(8))
        now = self._clock()
        values = (account_id, name, role, hash_password(password), now)
        try:
            self._database.write("INSERT INTO accounts VALUES (?, ?, ?, ?, ?)", values)
        except sqlite3.IntegrityError as error:
            raise UserError("account.taken", name=name) from error
        return _account((account_id, name, role, now, False))

    def give_role(self, name: str, role: Role) -> Account:
        """Change a role; it holds from the next request on.

        Raises:
            UserError: there is no such account.
        """
        account = self.named(name)
        self._database.write("UPDATE accounts SET role = ? WHERE id = ?", (role, account.id))
        return self.named(name)

    def give_password(self, name: str, password: str) -> Account:
        """Change a password, and end every log-in with the one before.

        Raises:
            UserError: there is no such account, or the password is refused.
        """
        account = self.named(name)
        check_password(password, name=account.name)
        self._keep(account, password)
        self._database.write("DELETE FROM sessions WHERE account_id = ?", (account.id,))
        return account

    def lock(self, name: str) -> Account:
        """Let nobody log in with an account until it has a new password; end every log-in.

        Raises:
            UserError: there is no such account.
        """
        account = self.named(name)
        self._database.write("UPDATE accounts SET password = '' WHERE id = ?", (account.id,))
        self._database.write("DELETE FROM sessions WHERE account_id = ?", (account.id,))
        return self.named(name)

    def remove(self, name: str) -> Account:
        """Remove an account, and with it every log-in.

        Raises:
            UserError: there is no such account.
        """
        account = self.named(name)
        self._database.write("DELETE FROM accounts WHERE id = ?", (account.id,))
        return account

    def find(self, name: str, password: str) -> Account | None:
        """Return the account that name and password belong to.

        Takes as long for a name that is nobody's, so that the time does not tell.
        """
        try:
            tidied = tidy_name(name)
        except UserError:
            tidied = ""
        rows = self._database.read(_NAMED, (tidied,))
        kept = (rows[0][-1] or None) if rows else None  # a locked one is as slow as none
        if not is_right(kept, password):
            return None
        account = _account(rows[0][:-1])
        if needs_renewal(str(kept)):
            self._keep(account, password)
        return account

    def _keep(self, account: Account, password: str) -> None:
        values = (hash_password(password), account.id)
        self._database.write("UPDATE accounts SET password = ? WHERE id = ?", values)


def _account(row: tuple[str, str, Role, float, int]) -> Account:
    account_id, name, role, made_at, is_locked = row
    return Account(
        id=account_id,
        name=name,
        role=role,
        made_at=datetime.fromtimestamp(made_at, UTC),
        is_locked=bool(is_locked),
    )
