"""The sessions of all pages that are open."""

import threading
from functools import partial

from assistant.accounts.buckets import Buckets
from assistant.conversation import Conversation
from assistant.errors import PanduError
from assistant.types import Language
from assistant.ui.session import Session

_MOST = 200  # pages open at once on one computer, and more than enough


class Sessions:
    """The open pages by owner and session hash; the longest unused one goes when many are open.

    With `questions`, everybody has a bucket of them, whatever the number of their pages.
    """

    def __init__(self, *, takes_gaps: bool = False, questions: Buckets | None = None) -> None:
        self._takes_gaps = takes_gaps
        self._questions = questions
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()

    def of(self, key: str, language: Language) -> Session:
        """Return the session of a page; an unknown one gets a new session in `language`."""
        with self._lock:
            session = self._sessions.pop(key, None) or Session(
                language,
                takes_gaps=self._takes_gaps,
                conversation=Conversation(language),
                owner=key.partition("/")[0],
                permit=partial(self._permit, key.partition("/")[0]),
            )
            self._sessions[key] = session
            if len(self._sessions) > _MOST:
                oldest = self._sessions.pop(next(iter(self._sessions)))
                oldest.forget()
            return session

    def _permit(self, owner: str) -> None:
        wait = self._questions.take(owner) if self._questions is not None else 0
        if wait:
            raise PanduError("web.too_many", seconds=wait)

    def close(self, key: str) -> None:
        """Stop and forget a page that was closed."""
        with self._lock:
            session = self._sessions.pop(key, None)
        if session is not None:
            session.forget()

    def __len__(self) -> int:
        return len(self._sessions)
