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
    if exchange is None or not _may_be_left(exchange, kind):
        return

    def preview(found: Exchange) -> Offer:
        masked = gaps.preview(found.question, found.language)
        return Offer(kind=kind, masked=masked)

    failed = Offer(kind=kind, masked="", state="failed")
    _settle(session, exchange, preview, otherwise=failed)
    if kind != "insufficient":
        session.revise(exchange_id, verdict=kind)


def _may_be_left(exchange: Exchange, kind: OfferKind) -> bool:
    """Say whether a question can be offered for this: a mind can be changed until one is kept."""
    before = exchange.offer
    if kind == "insufficient":
        return exchange.is_unanswered and before is None
    if not exchange.has_reply:
        return False
    if before is None or before.state in ("declined", "failed"):
        return True
    return before.state == "open" and before.kind == "insufficient"


def keep(session: Session, exchange_id: int, gaps: Gaps) -> None:
    """Keep the question as it was shown, for the person agreed; once, however often they say so."""
    with session.settling:
        exchange = session.find(exchange_id)
        if exchange is None or exchange.offer is None or exchange.offer.state != "open":
            return
        shown = exchange.offer

        def add(found: Exchange) -> Offer:
            seen = seen_answer(found) if shown.with_answer else None
            gap = gaps.add(found.question, language=found.language, kind=shown.kind, seen=seen)
            return replace(shown, state="kept", code=gap.id, error=None)

        _settle(session, exchange, add, otherwise=shown)


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
    """Remember, while the page is open, that an answer helped; nothing is left of it then."""
    exchange = session.find(exchange_id)
    if exchange is None or not exchange.is_answered:
        return
    if exchange.offer is None or exchange.offer.state != "kept":
        session.revise(exchange_id, verdict="helpful", offer=None)


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


def _settle(
    session: Session,
    exchange: Exchange,
    step: Callable[[Exchange], Offer],
    *,
    otherwise: Offer,
) -> None:
    """Put the outcome of a step into the exchange, or what stands otherwise and why it failed."""
    try:
        made = step(exchange)
    except PanduError as error:
        made = replace(otherwise, error=error)
    except Exception as error:  # its text may hold the question
        _log.error("leaving a question failed: %s", type(error).__name__)
        made = replace(otherwise, error=PanduError("web.unexpected"))
    session.revise(exchange.id, offer=made)
