"""Logging in and out, of everything that it takes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.accounts.account import Account, Visitor
from assistant.accounts.attempts import Attempts
from assistant.accounts.audit import NOBODY, AuditLog
from assistant.accounts.database import Database
from assistant.accounts.register import Register
from assistant.accounts.secret import secret_key
from assistant.accounts.sessions import WORKING_DAY, LogIns, Span
from assistant.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedIn:
    """A log-in that succeeded."""

    account: Account
    token: str
    """What the browser is given; never to be written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A log-in that did not; which of name and password was wrong is not told."""

    wait_seconds: int = 0
    """More than 0 when there were too many; the password was not even looked at."""


class Accounts:
    """The accounts of a data folder, open. Safe to use from threads."""

    def __init__(
        self,
        folder: Path,
        *,
        span: Span = WORKING_DAY,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Open the accounts in `folder`, which need not have any.

        Raises:
            StoreError: the file or the key is damaged, or can't be read or written.
        """
        secret = secret_key(folder)
        self._database = Database(folder)
        self.register = Register(self._database, clock=clock)
        self.audit = AuditLog(folder, clock=clock)
        self._log_ins = LogIns(self._database, secret, span=span, clock=clock)
        self._attempts = Attempts(self._database, secret, clock=clock)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def log_in(self, name: str, password: str, *, address: str) -> LoggedIn | Refused:
        """Try a name and a password from a network address."""
        typed = name.strip().casefold()
        if wait := self._attempts.begin(typed, address):
            self.audit.note("log-in held back", user=NOBODY, object=self._id_of(name))
            return Refused(wait_seconds=wait)
        account = self.register.find(name, password)
        if account is None:
            self.audit.note("log-in failed", user=NOBODY, object=self._id_of(name))
            return Refused()
        self._attempts.forgive(typed, address)
        self.audit.note("log-in", user=account.id)
        return LoggedIn(account=account, token=self._log_ins.begin(account.id))

    def _id_of(self, name: str) -> str:
        """Return the id of a name's account: what was typed may be anything, even a password."""
        try:
            return self.register.named(name).id
        except UserError:
            return NOBODY

    def log_out(self, token: str) -> None:
        """End the log-in of a token."""
        visitor = self._log_ins.visitor(token)
        self._log_ins.end(token)
        if visitor is not None:
            self.audit.note("log-out", user=visitor.id)

    def visitor(self, token: str) -> Visitor | None:
        """Return whose token it is; None when it is forged, ended or too old."""
        return self._log_ins.visitor(token)

    def is_open(self, token: str) -> bool:
        """Say whether a log-in stands, without counting as its use."""
        return self._log_ins.is_open(token)


@contextmanager
def open_accounts(folder: Path, *, span: Span = WORKING_DAY) -> Iterator[Accounts]:
    """Open the accounts in a data folder, for as long as the context lasts.

    Raises:
        StoreError: the file or the key is damaged, or can't be read or written.
    """
    accounts = Accounts(folder, span=span)
    try:
        yield accounts
    finally:
        accounts.close()
