"""What a page or a command for asking works with."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.evaluated import Overview
from assistant.history import History
from assistant.loading import ModelState
from assistant.privacy import Detection
from assistant.types import Document, Event, Language, Turn


class AssistantLike(Protocol):
    """What asking needs of `assistant.pipeline.Assistant`; it gets masked questions only."""

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        fallback_language: Language = "id",
        passages_only: bool = False,
        cancellation: threading.Event | None = None,
    ) -> Iterator[Event]: ...

    def anticipate(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        fallback_language: Language = "id",
        cancellation: threading.Event | None = None,
    ) -> None: ...

    def document(self, document_id: str, *, near: int = 0) -> Document: ...


class RedactorLike(Protocol):
    """What asking needs of `assistant.privacy.Redactor`."""

    @property
    def is_ready(self) -> bool: ...

    def detect(self, text: str, language: Language) -> Sequence[Detection]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """An assistant, and what keeps personal data from it."""

    assistant: AssistantLike
    redactor: RedactorLike
    review: bool = True
    """Show what was masked before a question is sent."""

    is_urgent: Callable[[str], bool] = lambda question: False
    """Whether a masked question tells of a crisis: it is sent masked, without being shown first."""

    while_typing: bool = True
    """Look up and read what a question needs while it is being typed."""

    history: History | None = None
    """Where a conversation can be saved; None where it can't."""

    model: Callable[[], ModelState] = lambda: "ready"
    """How far the model has come."""

    overview: Callable[[], Overview | None] = lambda: None
    """What the last test of the running model and library found."""
