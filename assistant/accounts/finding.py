"""Finds the accounts of a data folder, where the first one may be made while pages are served."""

import threading
from pathlib import Path

from assistant.accounts.accounts import Accounts
from assistant.accounts.database import Database
from assistant.accounts.sessions import Span


class Finder:
    """Opens the accounts once there are any; without a folder nobody is ever asked."""

    def __init__(self, folder: Path | None, *, span: Span, are_needed: bool) -> None:
        """Look in `folder`; with `are_needed` people are asked also when the last one is gone."""
        self._folder = folder
        self._span = span
        self._are_needed = are_needed
        self._accounts: Accounts | None = None
        self._lock = threading.Lock()

    def find(self) -> Accounts | None:
        """Return the accounts; None where there is none to ask for.

        Raises:
            StoreError: they are damaged, or can't be read.
        """
        with self._lock:
            if self._accounts is None:
                if self._folder is None or not Database.is_there(self._folder):
                    return None
                self._accounts = Accounts(self._folder, span=self._span)
        is_asked_for = self._are_needed or not self._accounts.register.is_empty()
        return self._accounts if is_asked_for else None

    def close(self) -> None:
        """Close what was opened."""
        if self._accounts is not None:
            self._accounts.close()
