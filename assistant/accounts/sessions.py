"""Log-ins that last: kept on this side, so that they can be ended from here.

What the browser has is a random number, signed; what is kept of it is a hash, so that who reads
the file can't take anybody's place. The limits are those of NIST SP 800-63B-4, section 2.2.3.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from itsdangerous import BadSignature, Signer

from assistant.accounts.account import Visitor
from assistant.accounts.database import Database

_BYTES = 32
_MOST = 10  # log-ins of one account at a time, on as many browsers
_TOUCHED_SECONDS = 30.0  # use is written down no more often
_LONGEST_TOKEN = 200  # characters; ours have 87


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """How long a log-in lasts, in seconds."""

    idle: float
    """Without a request."""

    longest: float
    """At most, whatever is done."""


WORKING_DAY = Span(idle=3_600, longest=12 * 3_600)
"""What holds unless the settings say otherwise."""


class LogIns:
    """The log-ins of all accounts."""

    def __init__(
        self, database: Database, secret: bytes, *, span: Span, clock: Callable[[], float]
    ) -> None:
        self._database = database
        self._signer = Signer(
            secret,
            salt="pandu.log-in",
            key_derivation="hmac",
            digest_method=hashlib.sha256,
        )
        self._span = span
        self._clock = clock

    def begin(self, account_id: str) -> str:
        """Return a new token for an account; the oldest log-in gives way when there are many."""
        now, number = self._clock(), secrets.token_urlsafe(_BYTES)
        self._forget_ended(now)
        self._database.write(
            "INSERT INTO sessions VALUES (?, ?, ?, ?)", (_kept(number), account_id, now, now)
        )
        self._database.write(
            "DELETE FROM sessions WHERE account_id = ? AND id NOT IN (SELECT id FROM sessions "
            "WHERE account_id = ? ORDER BY made_at DESC, rowid DESC LIMIT ?)",
            (account_id, account_id, _MOST),
        )
        return self._signer.sign(number).decode()

    def visitor(self, token: str) -> Visitor | None:
        """Return whose token it is; None when it is forged, ended or too old.

        The role is the account's own as it is now, never the token's.
        """
        number = self._number(token)
        if number is None:
            return None
        rows = self._database.read(
            "SELECT accounts.id, name, role, sessions.made_at, used_at FROM sessions "
            "JOIN accounts ON accounts.id = account_id WHERE sessions.id = ?",
            (_kept(number),),
        )
        if not rows:
            return None
        account_id, name, role, made_at, used_at = rows[0]
        now = self._clock()
        if now - used_at >= self._span.idle or now - made_at >= self._span.longest:
            self.end(token)
            return None
        if now - used_at >= _TOUCHED_SECONDS:
            values = (now, _kept(number))
            self._database.write("UPDATE sessions SET used_at = ? WHERE id = ?", values)
        return Visitor(id=account_id, name=name, role=role)

    def is_open(self, token: str) -> bool:
        """Say whether a log-in stands, without counting as its use."""
        number = self._number(token)
        oldest = (self._clock() - self._span.idle, self._clock() - self._span.longest)
        return number is not None and bool(
            self._database.read(
                "SELECT 1 FROM sessions WHERE id = ? AND used_at > ? AND made_at > ?",
                (_kept(number), *oldest),
            )
        )

    def end(self, token: str) -> None:
        """End a log-in; its token is worth nothing from now on."""
        number = self._number(token)
        if number is not None:
            self._database.write("DELETE FROM sessions WHERE id = ?", (_kept(number),))

    def _number(self, token: str) -> str | None:
        if len(token) > _LONGEST_TOKEN:
            return None
        try:
            return self._signer.unsign(token).decode("ascii")
        except (BadSignature, UnicodeError):
            return None

    def _forget_ended(self, now: float) -> None:
        self._database.write(
            "DELETE FROM sessions WHERE used_at <= ? OR made_at <= ?",
            (now - self._span.idle, now - self._span.longest),
        )


def _kept(number: str) -> str:
    return hashlib.sha256(number.encode()).hexdigest()
