"""Follows the assistant's events for a question and keeps the session up to date.

Knows neither HTML nor Gradio. Quotes enter the session only after each was compared with its
document.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.conversation import AssistantLike
from assistant.errors import PanduError
from assistant.types import (
    AnswerReady,
    Document,
    Event,
    Evidence,
    EvidenceSelected,
    GoneError,
    PassagesFound,
    Statement,
    StatementChecked,
)
from assistant.ui.exchange import Exchange
from assistant.ui.line import Line, Place
from assistant.ui.session import Session

_LOOK_SECONDS = 0.2  # how soon a question that waits learns that it was stopped

_log = logging.getLogger(__name__)


class QuoteMismatchError(ValueError):
    """A quote differs from its document's text at its offsets: a bug or a stale index."""


def require_exact(evidence: Evidence, document: Document) -> None:
    """Raise `QuoteMismatchError` unless the quote equals the document's text at its offsets."""
    if evidence.start < 0 or document.text[evidence.start : evidence.end] != evidence.quote:
        raise QuoteMismatchError(
            f"evidence {evidence.number} of chunk {evidence.passage.chunk.id!r} "
            f"differs from document {document.id!r} at {evidence.start}:{evidence.end}"
        )


def exact(evidence: Sequence[Evidence], assistant: AssistantLike) -> tuple[Evidence, ...]:
    """Return the evidence whose quote is in its document, word for word; log the rest by id."""
    kept = []
    for item in evidence:
        try:
            document = assistant.document(item.passage.chunk.document_id, near=item.start)
            require_exact(item, document)
        except GoneError:
            _log.warning("quote withheld: its document has gone meanwhile")
        except QuoteMismatchError as error:
            _log.error("quote withheld: %s", error)
        else:
            kept.append(item)
    return tuple(kept)


def follow(
    session: Session,
    assistant: AssistantLike,
    line: Line | None = None,
    *,
    is_being_read: Callable[[], bool] = lambda: False,
) -> Iterator[Exchange]:
    """Answer the session's waiting question, yielding after each change worth showing.

    It is claimed first: whoever comes while another one answers it, gets nothing to follow.

    Where a `line` is given, it waits there for its turn, and is told how many come first. While
    the library `is_being_read` and there is nothing in it yet, that is said in place of an answer.

    Errors end the question, not the conversation: a `PanduError` is kept for the page to show
    in its language, any other is logged by type and place only, for its text may hold a
    person's words.
    """
    claimed = session.claim()
    if claimed is None:
        return
    exchange, cancellation = claimed
    with (line or Line()).place() as place:
        yield from _wait(session, exchange, cancellation, place)
        started = session.start(exchange)
        if started is not None:
            yield started
            yield from _answer(
                session,
                started,
                cancellation,
                assistant,
                is_admitted=place.is_admitted,
                is_being_read=is_being_read,
            )


def _wait(
    session: Session, exchange: Exchange, cancellation: threading.Event, place: Place
) -> Iterator[Exchange]:
    told = 0
    while not cancellation.is_set() and (ahead := place.ahead()):
        if ahead != told:
            told = ahead
            yield session.advance(replace(exchange, ahead=ahead), phase="waiting")
        place.wait(_LOOK_SECONDS)


def _answer(
    session: Session,
    exchange: Exchange,
    cancellation: threading.Event,
    assistant: AssistantLike,
    *,
    is_admitted: bool,
    is_being_read: Callable[[], bool],
) -> Iterator[Exchange]:
    try:
        if not is_admitted:
            raise PanduError("web.line_full")
        if not cancellation.is_set():
            events = assistant.stream(
                exchange.question,
                history=session.turns(),
                fallback_language=session.language,
                passages_only=exchange.passages_only,
                cancellation=cancellation,
            )
            for event in events:
                exchange = _apply(exchange, event, session, assistant)
                yield exchange
            if _found_nothing(exchange) and is_being_read():
                raise PanduError("web.being_read")
    except PanduError as error:
        exchange = session.advance(replace(exchange, error=error), phase="failed")
    except Exception as error:  # the page goes on, whatever the assistant does
        _log.error("question failed: %s at %s", type(error).__name__, _place(error))
        unexpected = PanduError("web.unexpected")
        exchange = session.advance(replace(exchange, error=unexpected), phase="failed")
    else:
        stopped = cancellation.is_set() or exchange.answer is None
        exchange = session.advance(exchange, phase="stopped" if stopped else "done")
    yield exchange


def _found_nothing(exchange: Exchange) -> bool:
    answer = exchange.answer
    return answer is not None and answer.status == "insufficient" and not exchange.passages


def _apply(
    exchange: Exchange, event: Event, session: Session, assistant: AssistantLike
) -> Exchange:
    match event:
        case PassagesFound(passages=passages):
            return session.advance(replace(exchange, passages=passages), phase="selecting")
        case EvidenceSelected():
            kept = exact(event.evidence, assistant)
            exchange = replace(
                exchange,
                evidence=kept,
                withheld=len(event.evidence) - len(kept),
                sureness=event.sureness,
                insufficient=event.status == "insufficient",
                language=event.language,
                evidence_seconds=session.clock() - exchange.asked_at,
            )
            goes_on = event.status == "answered" and not exchange.passages_only
            return session.advance(exchange, phase="writing" if goes_on else exchange.phase)
        case StatementChecked(statement=statement):
            carried = _carried((statement,), exchange.evidence)
            exchange = replace(exchange, statements=(*exchange.statements, *carried))
            return session.advance(exchange, phase=exchange.phase)
        case AnswerReady(answer=answer):
            kept = exact(answer.evidence, assistant)
            exchange = replace(
                exchange,
                evidence=kept,
                withheld=len(answer.evidence) - len(kept),
                answer=answer,
                insufficient=answer.status == "insufficient",
                language=answer.language,
                passages=answer.passages or exchange.passages,
                statements=_carried(answer.statements, kept),
            )
            return session.advance(exchange, phase=exchange.phase)


def _carried(
    statements: Sequence[Statement], evidence: Sequence[Evidence]
) -> tuple[Statement, ...]:
    """Return the sentences that a quote carries which is shown: no others are."""
    numbers = {item.number for item in evidence}
    return tuple(one for one in statements if numbers.intersection(one.citations))


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
