"""What was searched of late, so that no words of a search stand in an address.

A search is sent as a form and then read at an address that holds a number alone: the way back
works, and the history of a shared computer's browser tells nothing. In memory only; personal data
is taken out before. The oldest are forgotten first.
"""

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from assistant.conversation.preview import Counts

_MOST = 500  # remembered in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was searched for."""

    words: str = field(repr=False)
    """Without personal data."""

    masked: Counts = ()
    """What was taken out."""

    terms_only: bool = False
    """Whether the glossary alone is searched."""


class Searches:
    """Remembers searches for who made them; safe to use from threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, tuple[str, Search]] = OrderedDict()
        self._lock = Lock()

    def keep(self, search: Search, *, owner: str) -> str:
        """Remember a search; return its number, of 128 bits."""
        number = secrets.token_urlsafe(16)
        with self._lock:
            self._kept[number] = (owner, search)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return number

    def find(self, number: str, *, owner: str) -> Search | None:
        """Return a search of this owner; None where it is another's, or forgotten."""
        with self._lock:
            kept = self._kept.get(number)
        return kept[1] if kept is not None and kept[0] == owner else None
