"""Failed log-ins: after a few, each further one has to wait longer, up to a lock-out.

They are counted for the name that was typed, whether it is anybody's or not, and for the address
that it came from. Kept are a keyed hash of either, a count and a time.
"""

import hashlib
import hmac
from collections.abc import Callable
from math import ceil

from assistant.accounts.database import Database

_FREE = {"name": 5, "address": 20}
"""Failures without a wait; many people may share one address."""

_FIRST_WAIT = 30.0  # seconds; doubled by each further failure
LOCKED_SECONDS = 900.0
"""The longest wait; with it a name can be tried 96 times a day."""

_FORGOTTEN_SECONDS = 3_600.0  # since the last failure
_WAITED_IN_DOUBT = 10  # more doublings are longer than the lock-out in any case


class Attempts:
    """Counts failures in the database, so that a restart forgives nothing."""

    def __init__(self, database: Database, secret: bytes, *, clock: Callable[[], float]) -> None:
        self._database = database
        self._secret = secret
        self._clock = clock

    def begin(self, name: str, address: str) -> int:
        """Count an attempt; return the seconds that it has to wait, 0 when it may go on.

        It counts as failed until `forgive` is called, so that many at once gain nothing.
        """
        now = self._clock()
        self._database.write(
            "DELETE FROM attempts WHERE failed_at <= ?", (now - _FORGOTTEN_SECONDS,)
        )
        keys = {"name": self._key("name", name), "address": self._key("address", address)}
        wait = max(self._wait(kind, key, now) for kind, key in keys.items())
        if wait > 0:
            return ceil(wait)
        for key in keys.values():
            self._database.write(
                "INSERT INTO attempts VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE "
                "SET failures = failures + 1, failed_at = excluded.failed_at",
                (key, now),
            )
        return 0

    def forgive(self, name: str, address: str) -> None:
        """Forget the failures of a name, and the last one of the address: it was no failure."""
        self._database.write("DELETE FROM attempts WHERE key = ?", (self._key("name", name),))
        self._database.write(
            "UPDATE attempts SET failures = failures - 1 WHERE key = ? AND failures > 0",
            (self._key("address", address),),
        )

    def _wait(self, kind: str, key: str, now: float) -> float:
        rows = self._database.read("SELECT failures, failed_at FROM attempts WHERE key = ?", (key,))
        if not rows:
            return 0.0
        failures, failed_at = rows[0]
        further = failures - _FREE[kind]
        if further < 0:
            return 0.0
        wait = min(_FIRST_WAIT * 2.0 ** min(further, _WAITED_IN_DOUBT), LOCKED_SECONDS)
        return float(max(0.0, failed_at + wait - now))

    def _key(self, kind: str, value: str) -> str:
        return hmac.digest(self._secret, f"{kind}\0{value}".encode(), hashlib.sha256).hex()
