"""At a pause in typing, what the question needs is looked up and read; nothing of it is kept.

The words are masked first, as those of a question are. Whatever somebody has asked comes first.
"""

import logging
import threading
import time

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.ui.draft import LONGEST_QUESTION
from assistant.ui.line import Line
from assistant.ui.session import Session

_IN_A_MINUTE, _AT_ONCE = 60, 20
"""Pauses of one person; whoever types and thinks makes fewer."""

_FEWEST = 8
"""Characters; with fewer there is nothing to look for yet."""

_log = logging.getLogger(__name__)


class Ahead:
    """Looks ahead for one page at a time; safe to use from threads."""

    def __init__(self, asking: Asking, line: Line, *, looks: Buckets | None = None) -> None:
        """Look ahead as long as nobody is in the `line`; `looks` bound how often for a person."""
        self._asking = asking
        self._line = line
        self._looks = looks or Buckets(
            per_minute=_IN_A_MINUTE, at_once=_AT_ONCE, clock=time.monotonic
        )
        self._under_way: tuple[Session, threading.Event] | None = None
        self._lock = threading.Lock()
        self._one = threading.Lock()

    def look(self, session: Session, typed: str, *, passages_only: bool = False) -> None:
        """Let the assistant prepare for what is typed, unless somebody is served or prepared for.

        What the same page typed before gives way. Errors are met again, and told, when the question
        is asked.
        """
        question = typed.strip()
        asking = self._asking
        if passages_only or not _FEWEST <= len(question) <= LONGEST_QUESTION:
            return
        if not asking.redactor.is_ready or asking.model() != "ready":
            return
        if self._looks.take(session.owner):
            return
        cancellation = self._begin(session)
        if cancellation is None:
            return
        try:
            with self._one:  # held by what this page typed before, which ends now
                self._anticipate(session, question, cancellation)
        except Exception as error:  # its text may hold what was typed
            _log.warning("looking ahead failed: %s", type(error).__name__)
        finally:
            self._end(cancellation)

    def _begin(self, session: Session) -> threading.Event | None:
        """Return what ends it; None where another page is prepared for."""
        with self._lock:
            if self._under_way is not None:
                before, cancellation = self._under_way
                if before is not session:
                    return None
                cancellation.set()
            cancellation = threading.Event()
            self._under_way = session, cancellation
            return cancellation

    def _end(self, cancellation: threading.Event) -> None:
        with self._lock:
            if self._under_way is not None and self._under_way[1] is cancellation:
                self._under_way = None

    def _anticipate(self, session: Session, question: str, cancellation: threading.Event) -> None:
        def is_free() -> bool:
            asks = session.is_running or session.draft is not None
            return not asks and self._line.is_empty and not cancellation.is_set()

        if not is_free():
            return
        preview = session.conversation.preview(question, self._asking.redactor.detect)
        if is_free():  # masking takes a while
            self._asking.assistant.anticipate(
                preview.masked,
                history=session.turns(),
                fallback_language=session.language,
                cancellation=cancellation,
            )
