"""Between typing a question and sending it: what is personal is masked, and its asker corrects.

What can't be read for personal data is not sent.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.conversation import Preview, RedactorLike
from assistant.errors import PanduError
from assistant.ui.draft import LONGEST_QUESTION, Draft
from assistant.ui.session import Session


def begin(session: Session, question: str, *, passages_only: bool) -> bool:
    """Take a typed question up; False when it is blank or another one is under way.

    One that is too long, or one too many, is taken up to say so: nothing of it is read.
    """
    text = question.strip()
    if not text or session.is_running or session.draft is not None:
        return False
    session.keeping = None
    session.draft = _draft(session, text, passages_only=passages_only)
    return True


def _draft(session: Session, text: str, *, passages_only: bool) -> Draft:
    """Return what becomes of a question before anything of it is read."""
    if len(text) > LONGEST_QUESTION:
        return Draft(
            question=text[:LONGEST_QUESTION],
            passages_only=passages_only,
            state="refused",
            error=PanduError("web.too_long", most=LONGEST_QUESTION),
        )
    return _permitted(session, Draft(question=text, passages_only=passages_only))


def _permitted(session: Session, draft: Draft) -> Draft:
    """Let a draft be read, unless its asker has asked too much of late."""
    try:
        session.permit()
    except PanduError as error:
        return replace(draft, state="failed", error=error)
    return replace(draft, state="checking", error=None)


def check(
    session: Session,
    redactor: RedactorLike,
    *,
    review: bool,
    is_urgent: Callable[[str], bool] = lambda question: False,
) -> Iterator[None]:
    """Read the draft for personal data, and send it masked; yield after each change worth showing.

    With `review` it waits for its asker where something was found, unless it is urgent: who tells
    of a crisis is told at once whom to call.
    """
    draft = session.claim_draft()
    if draft is None:
        return
    if not redactor.is_ready:
        yield  # loading takes seconds, and is told
    preview = _read(session, draft, redactor)
    if preview is None or session.draft is not draft:  # it failed, or was let go meanwhile
        yield
    elif review and _waits(session, preview, is_urgent):
        session.draft = replace(draft, state="review", preview=preview)
        yield
    else:
        _send(session, draft, preview)
        yield


def _waits(session: Session, preview: Preview, is_urgent: Callable[[str], bool]) -> bool:
    """Say whether its asker is to see what was masked before it is sent."""
    if not preview.findings or session.sends_directly:
        return False
    try:
        return not is_urgent(preview.masked)
    except PanduError:  # it is judged once more when it is asked, and said there
        return True


def turn(session: Session, number: int, redactor: RedactorLike) -> None:
    """Show what was masked, or mask again what is shown: the finding of this number."""
    preview = _reviewed(session)
    if preview is not None and 0 <= number < len(preview.findings):
        session.conversation.turn(preview.findings[number])
        _look_again(session, redactor)


def choose(session: Session, words: str, redactor: RedactorLike) -> None:
    """Mask words that were missed."""
    preview = _reviewed(session)
    if preview is None:
        return
    found = session.conversation.choose(words, preview.question)
    _look_again(session, redactor, missing=not found)


def send(session: Session, *, always: bool = False) -> None:
    """Send the draft as it is shown; with `always`, and those that follow without showing them."""
    draft, preview = session.draft, _reviewed(session)
    if draft is not None and preview is not None:
        session.sends_directly = session.sends_directly or always
        _send(session, draft, preview)


def retry(session: Session) -> None:
    """Read a draft anew that could not be read."""
    if session.draft is not None and session.draft.state == "failed":
        session.draft = _permitted(session, session.draft)


def take_back(session: Session) -> str:
    """Let the draft go, and return its words for the question box, as many as it may hold."""
    draft, session.draft = session.draft, None
    return draft.question if draft is not None else ""


def _reviewed(session: Session) -> Preview | None:
    return session.draft.preview if session.draft is not None else None


def _look_again(session: Session, redactor: RedactorLike, *, missing: bool = False) -> None:
    draft = session.draft
    if draft is None:
        return
    preview = _read(session, draft, redactor)
    if preview is not None:
        session.draft = replace(draft, preview=preview, missing=missing)


def _read(session: Session, draft: Draft, redactor: RedactorLike) -> Preview | None:
    """Return what is to be masked; None, with the reason in the draft, where that failed."""
    try:
        return session.conversation.preview(draft.question, redactor.detect)
    except PanduError as error:
        if session.draft is not None:  # it may have been let go meanwhile
            session.draft = replace(draft, state="failed", preview=None, error=error)
        return None


def _send(session: Session, draft: Draft, preview: Preview) -> None:
    if session.draft is None:
        return
    session.draft = None
    session.ask(
        session.conversation.accept(preview),
        passages_only=draft.passages_only,
        masked=preview.counts,
    )
