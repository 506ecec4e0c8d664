"""What one open page works on; it lives in memory only, until the page is closed or forgets."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from assistant.documents import Limits
from assistant.errors import PanduError
from assistant.masking.masking import Choices, Examined, Sheet
from assistant.masking.plan import Plan
from assistant.masking.pseudonyms import KeyFile
from assistant.masking.search import Detect
from assistant.masking.tables import MaskedTables
from assistant.types import Language

_VISITS = 50  # open pages whose work is kept; the longest unused one goes first


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What all pages share."""

    detect: Detect
    limits: Limits
    today: Callable[[], date]


@dataclass(slots=True)
class Work:
    """A text or a file, what was found in it, and what the person decided."""

    source: str
    """The file's name; empty for a text."""

    examined: Examined
    language: Language
    """Of the placeholders."""

    page: int = 0
    """Which of the findings' pages is shown, from 0."""

    plan: Plan = field(default_factory=Plan)
    rejected: frozenset[str] = frozenset()
    key: KeyFile | None = None
    masked: MaskedTables | None = None
    sheets: tuple[Sheet, ...] = ()

    def choices(self, desk: Desk, language: Language) -> Choices:
        """Return the decisions as the masking takes them."""
        return Choices(
            detect=desk.detect, language=language, today=desk.today(), plan=self.plan, key=self.key
        )


@dataclass(slots=True)
class Visit:
    """One open page."""

    work: Work | None = None
    language: Language | None = None
    """The one that was chosen last; None before the page was shown."""

    error: PanduError | None = None
    downloads: int = 0

    def forget(self) -> None:
        """Let go of everything that the person brought."""
        self.work = self.error = None


class Visits:
    """The open pages by their session hash."""

    def __init__(self) -> None:
        self._visits: dict[str, Visit] = {}
        self._lock = threading.Lock()

    def of(self, key: str) -> Visit:
        """Return a page's visit, a new one where it is unknown."""
        with self._lock:
            visit = self._visits.pop(key, None) or Visit()
            self._visits[key] = visit
            if len(self._visits) > _VISITS:
                self._visits.pop(next(iter(self._visits))).forget()
            return visit

    def close(self, key: str) -> None:
        """Forget a page that was closed."""
        with self._lock:
            visit = self._visits.pop(key, None)
        if visit is not None:
            visit.forget()

    def __len__(self) -> int:
        return len(self._visits)
