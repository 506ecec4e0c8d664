"""What one open page remembers, in memory only: its conversation, language and running question.

Nothing here is written to disk or sent to the browser's storage; closing the page forgets it.
Exchanges hold masked words; what stands for what is known to the session's `Conversation` alone,
and put back by `shown`.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any, Literal

from assistant.accounts.buckets import Buckets
from assistant.conversation import Conversation
from assistant.conversation.preview import Counts
from assistant.errors import PanduError
from assistant.gaps.gap import Complaint
from assistant.types import Answer, Evidence, Language, Passage, Statement, Turn
from assistant.ui.draft import Draft

if TYPE_CHECKING:
    from assistant.ui.keeping import Keeping

Phase = Literal["waiting", "searching", "selecting", "writing", "done", "stopped", "failed"]
"""Where a question stands; the last three are final."""

Verdict = Complaint | Literal["helpful"]
"""What a person said of an answer."""

OfferKind = Complaint | Literal["insufficient"]
"""Why a question may be left: something is wrong with the answer, or nothing was found."""

_KEPT = 50  # exchanges; a day's conversation, and a bound on memory
_SESSIONS = 200  # pages open at once on one computer, and more than enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The offer to leave a question for a trainer, and what became of it."""

    kind: OfferKind
    masked: str
    """The question as it would be kept."""

    state: Literal["open", "kept", "declined", "failed"] = "open"
    code: str = ""
    """The name of the kept question, to note down."""

    error: PanduError | None = None
    """Why it could not be shown or kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question and what has come of it so far."""

    id: int
    question: str
    """As the assistant got it: masked."""

    passages_only: bool
    asked_at: float
    """Seconds since the epoch."""

    phase: Phase = "waiting"
    phase_at: float = 0.0
    """Seconds since the epoch at which the phase began."""

    masked: Counts = ()
    """What was masked in the question."""

    stopping: bool = False
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """Only quotes that were compared with their document and are equal to it."""

    withheld: int = 0
    """Quotes left out because they differ from their document."""

    insufficient: bool = False
    language: Language = "id"
    """Language of the question, as the assistant heard it."""

    statements: tuple[Statement, ...] = ()
    answer: Answer | None = None
    error: PanduError | None = None
    usual_seconds: float | None = None
    """Median time from quotes to the end of earlier answers; None before the first."""

    evidence_seconds: float | None = None
    total_seconds: float | None = None
    verdict: Verdict | None = None
    offer: Offer | None = None

    @property
    def is_running(self) -> bool:
        return self.phase in ("waiting", "searching", "selecting", "writing")

    @property
    def is_answered(self) -> bool:
        """Whether it ended with quotes that answer."""
        answered = self.answer is not None and self.answer.status == "answered"
        return self.phase == "done" and bool(self.evidence) and answered

    @property
    def is_refused(self) -> bool:
        """Whether a guardrail declined it; what is asked next does not lean on it."""
        return self.answer is not None and self.answer.status == "refused"

    @property
    def is_unanswered(self) -> bool:
        """Whether it ended without an answer in the documents."""
        return self.phase == "done" and self.insufficient


@dataclass(slots=True)
class Session:
    """The state of one open page; its methods may be called from any thread."""

    language: Language
    clock: Callable[[], float] = time.time
    takes_gaps: bool = False
    """Whether questions can be left for a trainer."""

    permit: Callable[[], None] = lambda: None
    """Raises where this person has asked too much of late."""

    has_dismissed: bool = False
    """Whether the notice of answered questions was put away."""

    sends_directly: bool = False
    """Whether masked questions are sent without being shown first."""

    conversation: Conversation = field(default_factory=Conversation)
    draft: Draft | None = None
    """The question that is typed and not yet sent."""

    keeping: "Keeping | None" = None
    """What is asked or said of saving and forgetting the conversation."""

    exchanges: list[Exchange] = field(default_factory=list)
    _next_id: int = 1
    _cancellation: threading.Event | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, question: str, *, passages_only: bool, masked: Counts = ()) -> Exchange | None:
        """Add a masked question; None when it is blank or another one is still running."""
        text = question.strip()
        with self._lock:
            if not text or self._running() is not None:
                return None
            now = self.clock()
            exchange = Exchange(
                id=self._next_id,
                question=text,
                passages_only=passages_only,
                masked=masked,
                asked_at=now,
                phase_at=now,
                language=self.language,
                usual_seconds=self._usual_seconds(passages_only),
            )
            self._next_id += 1
            self._cancellation = threading.Event()
            self.exchanges = [*self.exchanges, exchange][-_KEPT:]
            return exchange

    def start(self) -> tuple[Exchange, threading.Event] | None:
        """Take the waiting question up; None when there is none."""
        with self._lock:
            running = self._running()
            if running is None or running.phase != "waiting" or self._cancellation is None:
                return None
            cancellation = self._cancellation
        return self.advance(running, phase="searching"), cancellation

    def advance(self, exchange: Exchange, *, phase: Phase) -> Exchange:
        """Put an exchange, as changed by the caller, into another phase and keep it."""
        now = self.clock()
        if phase != exchange.phase:
            exchange = replace(exchange, phase=phase, phase_at=now)
        if not exchange.is_running:
            exchange = replace(exchange, stopping=False, total_seconds=now - exchange.asked_at)
        self._keep(exchange)
        return exchange

    def revise(self, exchange_id: int, **changes: Any) -> None:
        """Change what is remembered of a finished question; a forgotten one stays forgotten."""
        with self._lock:
            self.exchanges = [
                replace(old, **changes) if old.id == exchange_id else old for old in self.exchanges
            ]

    def stop(self) -> None:
        """Ask the running question to stop; it does so within a token."""
        with self._lock:
            running = self._running()
            if running is None or self._cancellation is None:
                return
            self._cancellation.set()
            stopping = replace(running, stopping=True)
            self.exchanges = [stopping if e.id == stopping.id else e for e in self.exchanges]

    def forget(self) -> None:
        """Stop what runs and drop the whole conversation, and what its placeholders stood for."""
        self.stop()
        with self._lock:
            self.exchanges = []
            self.draft = None
            self.conversation.forget()

    def shown(self) -> list[Exchange]:
        """Return the exchanges as their person sees them, with their own data put back.

        Quotes stay as they are. Where one of them holds a placeholder, as a text on masking may,
        a summary of it means that and nobody of this conversation.
        """
        return [self._shown(exchange) for exchange in self.exchanges]

    def _shown(self, exchange: Exchange) -> Exchange:
        restore = self.conversation.restore
        question = restore(exchange.question)
        if any(item.quote != restore(item.quote) for item in exchange.evidence):
            return replace(exchange, question=question)
        statements = tuple(replace(one, text=restore(one.text)) for one in exchange.statements)
        return replace(exchange, question=question, statements=statements)

    def turns(self) -> tuple[Turn, ...]:
        """Return the finished questions, oldest first, as history for the next one."""
        return tuple(
            Turn(
                question=exchange.question,
                chunk_ids=tuple(
                    dict.fromkeys(evidence.passage.chunk.id for evidence in exchange.evidence)
                ),
            )
            for exchange in self.exchanges
            if exchange.phase in ("done", "stopped") and not exchange.is_refused
        )

    def speak(self, language: Language) -> None:
        """Go over to another language of the interface."""
        self.language = language
        self.conversation.speak(language)

    def find(self, exchange_id: int) -> Exchange | None:
        """Return an exchange of this conversation, or None when it was forgotten."""
        return next((e for e in self.exchanges if e.id == exchange_id), None)

    @property
    def is_running(self) -> bool:
        return self._running() is not None

    def _running(self) -> Exchange | None:
        last = self.exchanges[-1] if self.exchanges else None
        return last if last is not None and last.is_running else None

    def _keep(self, exchange: Exchange) -> None:
        with self._lock:
            kept = [
                replace(exchange, stopping=exchange.is_running and old.stopping)
                if old.id == exchange.id
                else old
                for old in self.exchanges
            ]
            self.exchanges = kept

    def _usual_seconds(self, passages_only: bool) -> float | None:
        times = [
            exchange.total_seconds - exchange.evidence_seconds
            for exchange in self.exchanges
            if exchange.phase == "done"
            and exchange.statements
            and exchange.total_seconds is not None
            and exchange.evidence_seconds is not None
        ]
        return median(times) if times and not passages_only else None


class Sessions:
    """The open pages by owner and session hash; the longest unused one goes when many are open.

    With `questions`, everybody has a bucket of them, whatever the number of their pages.
    """

    def __init__(
        self, *, language: Language, takes_gaps: bool = False, questions: Buckets | None = None
    ) -> None:
        self._language = language
        self._takes_gaps = takes_gaps
        self._questions = questions
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()

    def of(self, key: str) -> Session:
        """Return the session of a page, new when it is unknown."""
        with self._lock:
            session = self._sessions.pop(key, None) or Session(
                self._language,
                takes_gaps=self._takes_gaps,
                conversation=Conversation(self._language),
                permit=partial(self._permit, key.partition("/")[0]),
            )
            self._sessions[key] = session
            if len(self._sessions) > _SESSIONS:
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
