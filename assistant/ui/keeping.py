"""What becomes of a conversation at its end: forgotten, or saved because its person chose to."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from assistant.conversation.conversation import Detect
from assistant.errors import HistoryError, PanduError
from assistant.history import (
    History,
    SavedConversation,
    SavedExchange,
    SavedQuote,
    SavedStatement,
)
from assistant.place import describe_place
from assistant.strings import text as words
from assistant.types import Evidence, Language
from assistant.ui.exchange import Exchange
from assistant.ui.session import Session

_log = logging.getLogger(__name__)
_TITLE = 60  # characters of the first question that make a title

LONGEST_TITLE = 200
"""Characters of a title that is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What the page asks or says of saving and forgetting."""

    state: Literal["open", "saved", "forgotten"]
    code: str = ""
    """Name of the saved conversation."""

    account: str = ""
    """Name of the account that it belongs to; empty where there are no accounts."""

    questions: int = 0
    values: int = 0
    """How many questions and masked values were forgotten."""

    error: PanduError | None = None
    """Why it was not saved."""


def offer(session: Session) -> None:
    """Ask for a passphrase, if there is something to save."""
    if _finished(session):
        session.keeping = Keeping(state="open")


def save(
    session: Session,
    history: History,
    detect: Detect,
    fields: Mapping[str, str],
    *,
    account: str = "",
) -> None:
    """Save the conversation under what was typed; the passphrase is kept nowhere.

    `history` is that of the person alone; `detect` finds what is masked in the title; `account` is
    the name it is opened with, if there are accounts. Sealing takes a while: who asks twice
    meanwhile has it saved once.
    """
    with session.settling:
        if session.keeping is None or session.keeping.state != "open":
            return
        try:
            if fields["passphrase"] != fields["again"]:
                raise HistoryError("history.different")
            title = _masked(fields["title"][:LONGEST_TITLE], session, detect)
            saved = to_saved(session, title, today=datetime.now().astimezone().date())
            code = history.save(saved, fields["passphrase"])
            session.keeping = Keeping(state="saved", code=code, account=account)
        except PanduError as error:
            session.keeping = Keeping(state="open", error=error)
        except Exception as error:  # its text may hold the conversation
            _log.error("saving failed: %s", type(error).__name__)
            session.keeping = Keeping(state="open", error=PanduError("web.unexpected"))


def close(session: Session) -> None:
    """Put the question or the message away."""
    session.keeping = None


def forget(session: Session) -> None:
    """Drop the conversation and what its placeholders stood for, and say how much it was."""
    questions, values = len(session.exchanges), len(session.conversation)
    session.forget()
    session.keeping = Keeping(state="forgotten", questions=questions, values=values)


def suggested_title(session: Session) -> str:
    """Return the beginning of the first question, masked, in whole words."""
    first = next(iter(session.exchanges), None)
    title = " ".join(first.question.split()) if first is not None else ""
    if len(title) <= _TITLE:
        return title
    cut = title[:_TITLE]
    return f"{cut.rpartition(' ')[0] or cut}…"


def to_saved(session: Session, title: str, *, today: date) -> SavedConversation:
    """Return what is saved of a conversation: everything masked, as the `title` must be already.

    Raises:
        HistoryError: no question of it has ended.
    """
    finished = _finished(session)
    if not finished:
        raise HistoryError("history.nothing")
    return SavedConversation(
        title=title.strip() or suggested_title(session),
        saved_on=today,
        language=session.language,
        exchanges=tuple(_saved(one, session.language) for one in finished),
    )


def _masked(title: str, session: Session, detect: Detect) -> str:
    """Mask a title by the conversation's placeholders; the suggested one is masked already."""
    if title.strip() in ("", suggested_title(session)):
        return title
    return session.conversation.accept(session.conversation.preview(title, detect))


def _finished(session: Session) -> list[Exchange]:
    return [one for one in session.exchanges if one.phase in ("done", "stopped")]


def _saved(exchange: Exchange, language: Language) -> SavedExchange:
    shown = () if exchange.insufficient else exchange.evidence
    return SavedExchange(
        question=exchange.question,
        statements=tuple(
            SavedStatement(text=one.text, citations=one.citations) for one in exchange.statements
        ),
        quotes=tuple(_quote(item, language) for item in shown),
        remark=_remark(exchange, language),
    )


def _quote(item: Evidence, language: Language) -> SavedQuote:
    chunk = item.passage.chunk
    place = describe_place(chunk.locator, language, title=chunk.title)
    where = " · ".join(filter(None, (chunk.title, place, item.passage.source)))
    return SavedQuote(number=item.number, quote=item.quote, place=where)


def _remark(exchange: Exchange, language: Language) -> str:
    if exchange.insufficient:
        return words(language, "web.insufficient.heading")
    if exchange.phase == "stopped":
        return words(language, f"web.answer.{'stopped' if exchange.evidence else 'stopped_early'}")
    if exchange.answer is not None and exchange.answer.status == "refused":
        return exchange.answer.text
    return ""
