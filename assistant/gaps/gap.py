"""A question that the library could not answer, as its asker agreed to leave it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.gaps.seen import SeenAnswer
from assistant.types import Language

Complaint = Literal["not_helpful", "wrong_source", "harmful"]
"""What can be said against an answer: it did not help, its source does not say that or is the
wrong one, it may do harm or treats a group unfairly."""

GapKind = Complaint | Literal["insufficient", "noted"]
"""Why it was left: something is wrong with the answer, nothing was found, or a trainer noted it."""

GapStatus = Literal["open", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One question in the queue."""

    id: str
    """Short name, such as `G-7K3QX`, that a person can note down."""

    question: str
    """The question with personal data masked; of the asker nothing is kept."""

    language: Language
    kind: GapKind
    asked_on: date
    """The day only: a time could tell who sat at the computer."""

    status: GapStatus = "open"
    document_id: str | None = None
    """The document that a trainer linked as the answer."""

    closed_on: date | None = None
    seen: SeenAnswer | None = None
    """The answer that was shown, where the asker agreed to leave it too."""
