"""Searches the library as the page for asking does: masked, judged, screened; no model writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation import Asking, AssistantLike, Conversation
from assistant.query import without_placeholders
from assistant.types import (
    AnswerStatus,
    EvidenceSelected,
    Language,
    Passage,
    PassagesFound,
    Service,
    Verdict,
)
from assistant.ui.library.searches import Search

LONGEST = 300
"""Characters of a search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search led to."""

    status: AnswerStatus
    passages: Sequence[Passage] = ()
    verdict: Verdict | None = None
    services: Sequence[Service] = ()


def masked_search(words: str, asking: Asking, language: Language, *, terms_only: bool) -> Search:
    """Take personal data out of what was typed.

    Raises:
        MachineError: it can't be read for personal data, and so must not be searched.
    """
    typed = " ".join(words.split())[:LONGEST]
    preview = Conversation(language).preview(typed, asking.redactor.detect)
    return Search(
        words=without_placeholders(preview.masked), masked=preview.counts, terms_only=terms_only
    )


def search(words: str, assistant: AssistantLike, language: Language) -> Found:
    """Find passages; what a guardrail declines is not searched.

    Raises:
        PanduError: the library can't be searched.
    """
    passages: Sequence[Passage] = ()
    for event in assistant.stream(words, fallback_language=language, passages_only=True):
        if isinstance(event, PassagesFound):
            passages = event.passages
        elif isinstance(event, EvidenceSelected):
            return Found(
                status=event.status,
                passages=passages,
                verdict=event.verdict,
                services=event.services,
            )
    raise AssertionError("the stream ended without evidence or the lack of it")
