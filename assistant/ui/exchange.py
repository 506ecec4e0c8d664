"""One question of an open page and what has come of it so far.

Exchanges hold masked words; what stands for what is known to the session's `Conversation` alone.
"""

from dataclasses import dataclass
from typing import Literal

from assistant.conversation.preview import Counts
from assistant.errors import PanduError
from assistant.gaps.gap import Complaint
from assistant.types import Answer, Evidence, Language, Passage, Statement

Phase = Literal["waiting", "searching", "selecting", "writing", "done", "stopped", "failed"]
"""Where a question stands; the last three are final."""

Verdict = Complaint | Literal["helpful"]
"""What a person said of an answer."""

OfferKind = Complaint | Literal["insufficient"]
"""Why a question may be left: something is wrong with the answer, or nothing was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The offer to leave a question for a trainer, and what became of it."""

    kind: OfferKind
    masked: str
    """The question as it would be kept."""

    with_answer: bool = False
    """Whether the answer is left too; chosen by a box of its own."""

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

    ahead: int = 0
    """Questions of other pages that come first, while it waits."""

    masked: Counts = ()
    """What was masked in the question."""

    stopping: bool = False
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """Only quotes that were compared with their document and are equal to it."""

    withheld: int = 0
    """Quotes left out because they differ from their document."""

    sureness: str = ""
    """See `EvidenceSelected`."""

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
    def has_reply(self) -> bool:
        """Whether it ended with a reply of any kind, which may be wrong or do harm."""
        return self.phase == "done" and self.answer is not None

    @property
    def is_refused(self) -> bool:
        """Whether a guardrail declined it; what is asked next does not lean on it."""
        return self.answer is not None and self.answer.status == "refused"

    @property
    def is_unanswered(self) -> bool:
        """Whether it ended without an answer in the documents."""
        return self.phase == "done" and self.insufficient
