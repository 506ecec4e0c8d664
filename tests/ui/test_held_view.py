"""What was typed too early is not lost, and that is said as long as it holds."""

import pytest

from assistant.strings import text
from assistant.types import Language
from assistant.ui import review
from assistant.ui.held_view import held
from assistant.ui.session import Session

EMPTY = '<p class="remark" role="status"></p>'


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_said_while_the_question_before_is_not_done(language: Language) -> None:
    session = Session(language)
    assert held(session) == EMPTY
    review.begin(session, "Satu?", passages_only=False)
    assert held(session) == EMPTY
    session.is_held = True
    assert text(language, "web.ask.held_draft") in held(session)
    review.take_back(session)
    assert held(session) == EMPTY
    exchange = session.ask("Dua?", passages_only=False)
    assert exchange is not None
    assert text(language, "web.ask.held_running") in held(session)
    session.advance(exchange, phase="done")
    assert held(session) == EMPTY
