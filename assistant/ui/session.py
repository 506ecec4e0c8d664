"""What one open page remembers, in memory only: its conversation, language and running question.

Nothing here is written to disk or sent to the browser's storage; closing the page forgets it.
Exchanges hold masked words, which `shown` puts back.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from assistant.conversation import Conversation
from assistant.conversation.preview import Counts
from assistant.types import Language, Turn
from assistant.ui.draft import Draft
from assistant.ui.drawn import Drawn
from assistant.ui.exchange import Exchange, Phase

if TYPE_CHECKING:
    from assistant.ui.keeping import Keeping

_KEPT = 50  # exchanges; a day's conversation, and a bound on memory


@dataclass(slots=True)
class Session:
    """The state of one open page; its methods may be called from any thread."""

    language: Language
    clock: Callable[[], float] = time.time
    takes_gaps: bool = False
    """Whether questions can be left for a trainer."""

    owner: str = ""
    """Id of the account that it belongs to; empty where there are none."""

    permit: Callable[[], None] = lambda: None
    """Raises where this person has asked too much of late."""

    is_held: bool = False
    """Whether something was typed that could not be taken, as the question before is not done."""

    has_dismissed: bool = False
    """Whether the notice of answered questions was put away."""

    sends_directly: bool = False
    """Whether masked questions are sent without being shown first."""

    conversation: Conversation = field(default_factory=Conversation)
    draft: Draft | None = None
    """The question that is typed and not yet sent."""

    keeping: "Keeping | None" = None
    """What is asked or said of saving and forgetting the conversation."""

    settling: threading.Lock = field(default_factory=threading.Lock)
    """Held while something is saved or left: a second click finds that it is done."""

    exchanges: list[Exchange] = field(default_factory=list)
    drawn: Drawn = field(default_factory=Drawn)
    """Its exchanges as they were shown last; another one once they are forgotten."""

    _next_id: int = 1
    _claimed_id: int = 0
    _silent_id: int = 0
    _claimed_draft: Draft | None = None
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

    def claim(self) -> tuple[Exchange, threading.Event] | None:
        """Take the waiting question, to answer it; None where there is none, or it is taken.

        Several may follow one page at a time: only one of them has a question's claim.
        """
        with self._lock:
            running = self._running()
            if running is None or running.phase != "waiting" or running.id <= self._claimed_id:
                return None
            if self._cancellation is None:
                return None
            self._claimed_id = running.id
            return running, self._cancellation

    def claim_draft(self) -> Draft | None:
        """Take the draft, to read it for personal data; None where there is none, or it is read."""
        with self._lock:
            draft = self.draft
            if draft is None or draft.state != "checking" or draft is self._claimed_draft:
                return None
            self._claimed_draft = draft
            return draft

    def start(self, exchange: Exchange) -> Exchange | None:
        """Take a claimed question up; None when it was forgotten meanwhile."""
        if self.find(exchange.id) is None:
            return None
        return self.advance(replace(exchange, ahead=0), phase="searching")

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
            self.drawn = Drawn()
            self.draft = self._claimed_draft = None
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
        """Go over to another language of the interface; what ended before is not spoken again."""
        self.language = language
        self._silent_id = max((e.id for e in self.exchanges if not e.is_running), default=0)
        self.conversation.speak(language)

    def find(self, exchange_id: int) -> Exchange | None:
        """Return an exchange of this conversation, or None when it was forgotten."""
        return next((e for e in self.exchanges if e.id == exchange_id), None)

    def is_spoken(self, exchange_id: int) -> bool:
        """Say whether a screen reader is to be told of an exchange: the newest, while it is new."""
        newest = self.exchanges[-1].id if self.exchanges else 0
        return exchange_id == newest > self._silent_id

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
