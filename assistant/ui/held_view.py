"""Renders why what was typed is not taken yet, in a live region that is always there."""

from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, tag
from assistant.ui.session import Session


def held(session: Session) -> Markup:
    """Render one line; an empty one where nothing is held, or what held it is done."""
    return tag("p", _line(session, session.language), class_="remark", role="status")


def _line(session: Session, language: Language) -> str:
    if session.is_held and session.is_running:
        return words(language, "web.ask.held_running")
    if session.is_held and session.draft is not None:
        return words(language, "web.ask.held_draft")
    return ""
