"""What was read from the database, kept until anything in it changes."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from assistant.store.database import Database

_MOST = 50_000
"""Values kept; then all are forgotten. Some five megabytes of counts."""

_Value = TypeVar("_Value")


class Current(Generic[_Value]):
    """Values by key, as the database would tell them now."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._state = -1
        self._values: dict[Hashable, _Value] = {}

    def get(self, key: Hashable, read: Callable[[], _Value]) -> _Value:
        """Return the value of a key, read where it isn't known or may have changed."""
        state = self._database.state  # before reading, so that a change meanwhile is noticed
        with self._lock:
            if state != self._state or len(self._values) >= _MOST:
                self._values.clear()
                self._state = state
            elif key in self._values:
                return self._values[key]
        value = read()
        with self._lock:
            if state == self._state:
                self._values[key] = value
        return value
