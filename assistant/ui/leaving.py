"""Leaving a question for a trainer: shown as it would be kept, and kept only on a yes.

Until the person agrees nothing is written or logged; what is shown here lives in the session.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.errors import PanduError
from assistant.gaps.gap import Gap, GapKind
from assistant.gaps.seen import SeenAnswer
from assistant.types import Document, Language
from assistant.ui.exchange import Exchange, Offer, OfferKind
from assistant.ui.seen import seen_answer
from assistant.ui.session import Session

_log = logging.getLogger(__name__)

ANSWERED_DAYS = 30
"""Questions that were answered within so many days are told when the page opens."""


WITH_ANSWER: tuple[OfferKind, ...] = ("wrong_source", "harmful")
"""What is said of an answer that a trainer can judge only by seeing it."""


class Gaps(Protocol):
    """What the page needs of `assistant.gaps.queue.GapQueue`."""

    def preview(self, question: str, language: Language) -> str: ...

    def add(
        self, question: str, *, language: Language, kind: GapKind, seen: SeenAnswer | None = None
    ) -> Gap: ...

    def answered_since(self, days: int) -> list[Gap]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredGap:
    """A question that was left here and has an answer now."""

    gap: Gap
    title: str
    """Title of the document that answers it."""


def offer(session: Session, exchange_id: int, gaps: Gaps, *, kind: OfferKind) -> None:
    """Show what would be kept of a question that ended so; nothing is kept."""
    exchange = session.find(exchange_id)
    if exchange is None or exchange.offer is not None:
        return
    if not (exchange.is_unanswered if kind == "insufficient" else exchange.is_answered):
        return

    def preview(found: Exchange) -> Offer:
        masked = gaps.preview(found.question, found.language)
        return Offer(kind=kind, masked=masked)

    _settle(session, exchange, preview)
    if kind != "insufficient":
        session.revise(exchange_id, verdict=kind)


def keep(session: Session, exchange_id: int, gaps: Gaps) -> None:
    """Keep the question as it was shown, for the person agreed."""
    exchange = session.find(exchange_id)
    if exchange is None or exchange.offer is None or exchange.offer.state != "open":
        return
    shown = exchange.offer

    def add(found: Exchange) -> Offer:
        seen = seen_answer(found) if shown.with_answer else None
        gap = gaps.add(found.question, language=found.language, kind=shown.kind, seen=seen)
        return replace(shown, state="kept", code=gap.id, error=None)

    _settle(session, exchange, add)


def take_answer_along(session: Session, exchange_id: int) -> None:
    """Turn over whether the answer is left with the question; at first it is not."""
    exchange = session.find(exchange_id)
    if exchange is None or (shown := exchange.offer) is None or shown.state != "open":
        return
    if shown.kind in WITH_ANSWER:
        session.revise(exchange_id, offer=replace(shown, with_answer=not shown.with_answer))


def decline(session: Session, exchange_id: int) -> None:
    """Let the question go; nothing was kept."""
    exchange = session.find(exchange_id)
    if exchange is not None and exchange.offer is not None and exchange.offer.state == "open":
        session.revise(exchange_id, offer=replace(exchange.offer, state="declined"))


def praise(session: Session, exchange_id: int) -> None:
    """Remember, while the page is open, that an answer helped."""
    exchange = session.find(exchange_id)
    if exchange is not None and exchange.verdict is None:
        session.revise(exchange_id, verdict="helpful")


def answered_gaps(gaps: Gaps, document: Callable[[str], Document]) -> Sequence[AnsweredGap]:
    """Return the questions answered of late whose document is still there, the latest first."""
    found = []
    for gap in gaps.answered_since(ANSWERED_DAYS):
        if gap.document_id is None:
            continue
        try:
            found.append(AnsweredGap(gap=gap, title=document(gap.document_id).title))
        except KeyError:  # retired since: there is no answer to be had
            continue
    return tuple(found)


def _settle(session: Session, exchange: Exchange, step: Callable[[Exchange], Offer]) -> None:
    """Put the outcome of a step, or why it failed, into the exchange."""
    try:
        made = step(exchange)
    except PanduError as error:
        made = _failed(exchange, error)
    except Exception as error:  # its text may hold the question
        _log.error("leaving a question failed: %s", type(error).__name__)
        made = _failed(exchange, PanduError("web.unexpected"))
    session.revise(exchange.id, offer=made)


def _failed(exchange: Exchange, error: PanduError) -> Offer:
    shown = exchange.offer or Offer(kind="insufficient", masked="", state="failed")
    return replace(shown, error=error)
