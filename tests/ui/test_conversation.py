import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace

import pytest

from assistant.testing.assistant import ScriptedAssistant
from assistant.types import Document, Event, Evidence, EvidenceSelected, GoneError, Language, Turn
from assistant.ui.conversation import QuoteMismatchError, exact, follow, require_exact
from assistant.ui.exchange import Exchange
from assistant.ui.line import MOST, Line
from assistant.ui.session import Session

LEAK = "Berapa lama batas waktu bila data bocor?"


@pytest.fixture
def assistant(make_assistant: Callable[..., ScriptedAssistant]) -> ScriptedAssistant:
    return make_assistant()


@pytest.fixture
def evidence(assistant: ScriptedAssistant) -> Evidence:
    for event in assistant.stream(LEAK):
        if isinstance(event, EvidenceSelected):
            return event.evidence[0]
    raise AssertionError


def _ask(
    session: Session, assistant: ScriptedAssistant, question: str, **how: bool
) -> list[Exchange]:
    assert session.ask(question, passages_only=how.get("passages_only", False))
    return list(follow(session, assistant))


def test_phases_follow_the_events(assistant: ScriptedAssistant) -> None:
    session = Session("id")
    steps = _ask(session, assistant, LEAK)
    phases = [step.phase for step in steps]
    assert phases == ["searching", "selecting", "writing", "writing", "writing", "writing", "done"]
    assert steps[2].evidence and not steps[2].statements, "quotes stand before the summary"
    assert [len(step.statements) for step in steps[2:5]] == [0, 1, 2]
    assert session.exchanges == [steps[-1]]
    assert steps[-1].evidence_seconds is not None and steps[-1].total_seconds is not None


def test_history_goes_along_without_the_question_itself(assistant: ScriptedAssistant) -> None:
    session = Session("id")
    _ask(session, assistant, LEAK)
    _ask(session, assistant, "What is an outcome?", passages_only=True)
    assert assistant.asked[0].history == ()
    chunk = session.exchanges[0].evidence[0].passage.chunk.id
    assert assistant.asked[1].history == (Turn(question=LEAK, chunk_ids=(chunk,)),)
    assert assistant.asked[1].passages_only


def test_nothing_to_answer_yields_nothing(assistant: ScriptedAssistant) -> None:
    assert list(follow(Session("id"), assistant)) == []


def test_stopping_keeps_what_stands(make_assistant: Callable[..., ScriptedAssistant]) -> None:
    session = Session("id")
    session.ask("jawaban panjang", passages_only=False)
    last = None
    for last in follow(session, make_assistant(seconds=0.01)):
        if len(last.statements) == 3:
            session.stop()
    assert last is not None and last.phase == "stopped"
    assert last.evidence and 3 <= len(last.statements) <= 4


def test_a_question_stopped_while_waiting_never_reaches_the_assistant(
    assistant: ScriptedAssistant,
) -> None:
    session = Session("id")
    session.ask(LEAK, passages_only=False)
    session.stop()
    assert [step.phase for step in follow(session, assistant)] == ["searching", "stopped"]
    assert assistant.asked == []


def test_a_known_error_is_kept_for_its_words(assistant: ScriptedAssistant) -> None:
    session = Session("id")
    last = _ask(session, assistant, "porta?")[-1]
    assert last.phase == "failed" and last.error is not None
    assert "Porta 1 sampai 2" in last.error.what("id")
    assert _ask(session, assistant, LEAK)[-1].phase == "done", "the page goes on"


def test_an_unknown_error_is_logged_without_its_text(
    assistant: ScriptedAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        last = _ask(Session("id"), assistant, "rusak sekali")[-1]
    assert last.error is not None and last.error.key == "web.unexpected"
    assert "RuntimeError" in caplog.text
    assert "rahasia" not in caplog.text and "rusak" not in caplog.text


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Organisasi wajib memberi tahu"},
        {"start": 0},
        {"start": -300},
        {"quote": ""},
    ],
)
def test_a_quote_that_differs_raises(
    evidence: Evidence, guide: Document, change: dict[str, str | int]
) -> None:
    require_exact(evidence, guide)
    with pytest.raises(QuoteMismatchError):
        require_exact(replace(evidence, **change), guide)  # type: ignore[arg-type]


def test_a_quote_that_differs_is_left_out_and_logged_by_id(
    assistant: ScriptedAssistant, evidence: Evidence, caplog: pytest.LogCaptureFixture
) -> None:
    changed = replace(evidence, number=2, quote=evidence.quote.upper())
    assert exact((evidence, changed), assistant) == (evidence,)
    assert evidence.passage.chunk.id in caplog.text
    assert "ORGANISASI" not in caplog.text and "Organisasi" not in caplog.text


class _StaleAssistant:
    """Quotes words that its documents no longer hold."""

    def __init__(self, inner: ScriptedAssistant, now: Document) -> None:
        self._inner = inner
        self._now = now

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        fallback_language: Language = "id",
        passages_only: bool = False,
        cancellation: threading.Event | None = None,
    ) -> Iterator[Event]:
        return self._inner.stream(question, passages_only=passages_only)

    def document(self, document_id: str, *, near: int = 0) -> Document:
        return self._now


def test_quotes_of_a_changed_document_are_withheld(
    assistant: ScriptedAssistant, guide: Document
) -> None:
    session = Session("id")
    session.ask(LEAK, passages_only=False)
    stale = _StaleAssistant(assistant, replace(guide, text="Baru. " + guide.text))
    *_, last = follow(session, stale)
    assert last.evidence == () and last.withheld == 2
    assert last.statements == (), "a sentence that no shown quote carries is not shown either"


def test_a_quote_whose_document_goes_is_withheld(
    assistant: ScriptedAssistant, guide: Document
) -> None:
    class Gone(_StaleAssistant):
        def document(self, document_id: str, *, near: int = 0) -> Document:
            raise GoneError(document_id)

    session = Session("id")
    session.ask(LEAK, passages_only=False)
    *_, last = follow(session, Gone(assistant, guide))
    assert last.error is None
    assert last.evidence == () and last.withheld == 2


def test_a_question_is_told_its_place_and_moves_up(assistant: ScriptedAssistant) -> None:
    line, session = Line(), Session("id")
    session.ask(LEAK, passages_only=False)
    with line.place() as first, line.place():
        assert first.ahead() == 0
        steps = follow(session, assistant, line)
        assert (next(steps).phase, session.exchanges[0].ahead) == ("waiting", 2)
    rest = list(steps)
    assert [rest[0].phase, rest[0].ahead, rest[-1].phase] == ["searching", 0, "done"]


@pytest.mark.parametrize("leave", ["stop", "forget"])
def test_who_stops_or_closes_while_waiting_asks_nothing(
    assistant: ScriptedAssistant, leave: str
) -> None:
    line, session = Line(), Session("id")
    session.ask(LEAK, passages_only=False)
    with line.place():
        steps = follow(session, assistant, line)
        next(steps)
        getattr(session, leave)()
        rest = [step.phase for step in steps]
    assert rest == (["searching", "stopped"] if leave == "stop" else [])
    assert assistant.asked == []
    with line.place() as place:
        assert place.ahead() == 0, "the place was left"


@pytest.mark.parametrize(
    ("question", "is_being_read", "phase", "error"),
    [
        ("Apa itu zat yang tidak ada?", True, "failed", "web.being_read"),
        ("Apa itu zat yang tidak ada?", False, "done", None),
        (LEAK, True, "done", None),
    ],
)
def test_a_library_that_is_being_read_is_said_where_nothing_is_found(
    question: str,
    is_being_read: bool,
    phase: str,
    error: str | None,
    assistant: ScriptedAssistant,
) -> None:
    session = Session("id")
    session.ask(question, passages_only=False)
    ended = list(follow(session, assistant, is_being_read=lambda: is_being_read))[-1]
    assert (ended.phase, ended.error and ended.error.key) == (phase, error)


def test_only_one_follows_a_question_and_takes_one_place(assistant: ScriptedAssistant) -> None:
    line, session = Line(), Session("id")
    session.ask(LEAK, passages_only=False)
    with line.place():
        steps = follow(session, assistant, line)
        next(steps)
        assert [list(follow(session, assistant, line)) for _ in range(3)] == [[], [], []]
        with line.place() as other:
            assert other.ahead() == 2, "the one before, and the question once"
    assert list(steps)[-1].phase == "done"
    assert len(assistant.asked) == 1


def test_a_question_after_a_forgotten_one_has_a_follower_of_its_own(
    assistant: ScriptedAssistant,
) -> None:
    line, session = Line(), Session("id")
    session.ask("jawaban panjang", passages_only=False)
    with line.place():
        first = follow(session, assistant, line)
        next(first)
        session.forget()
        session.ask(LEAK, passages_only=False)
        second = follow(session, assistant, line)
        assert next(second).question == LEAK
        assert list(first) == [], "it is not that one's to answer"
    assert list(second)[-1].phase == "done"
    assert [one.question for one in assistant.asked] == [LEAK]


def test_a_full_line_is_said(assistant: ScriptedAssistant) -> None:
    line, session = Line(), Session("id")
    session.ask(LEAK, passages_only=False)
    with ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(line.place())
        ended = list(follow(session, assistant, line))[-1]
    assert (ended.phase, ended.error and ended.error.key) == ("failed", "web.line_full")
    assert assistant.asked == []
