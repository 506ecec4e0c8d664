"""What is looked up while a question is typed, and when nothing is."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from threading import Event, Thread

import pytest

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.errors import ModelError
from assistant.testing.assistant import ScriptedAssistant
from assistant.testing.redactor import PatternRedactor
from assistant.ui import review
from assistant.ui.ahead import Ahead
from assistant.ui.draft import LONGEST_QUESTION
from assistant.ui.line import Line
from assistant.ui.session import Session
from assistant.ui.sessions import Sessions

NIK = "3201014107900000"
TYPED = f"Siti Contoh, NIK {NIK}, boleh melihat datanya?"


def asking_of(
    assistant: ScriptedAssistant, redactor: PatternRedactor | None = None, **options: object
) -> Asking:
    return replace(
        Asking(assistant=assistant, redactor=redactor or PatternRedactor()),
        **options,  # type: ignore[arg-type]
    )


def test_only_masked_words_are_looked_up_and_nothing_is_remembered() -> None:
    assistant, session = ScriptedAssistant((), ()), Session("id")
    Ahead(asking_of(assistant), Line()).look(session, f"  {TYPED}\n")
    (asked,) = assistant.anticipated
    assert asked.question == "[NAMA-1], NIK [NIK-1], boleh melihat datanya?"
    assert len(session.conversation) == 0
    assert (session.exchanges, session.draft, assistant.asked) == ([], None, [])


def test_what_was_corrected_and_asked_before_counts() -> None:
    assistant, session = ScriptedAssistant((), ()), Session("id")
    session.conversation.choose("Melati", "Melati")
    exchange = session.ask("Apa itu data pribadi?", passages_only=False)
    assert exchange is not None
    session.advance(exchange, phase="done")
    Ahead(asking_of(assistant), Line()).look(session, "Lalu untuk Melati?")
    (asked,) = assistant.anticipated
    assert "Melati" not in asked.question
    assert [turn.question for turn in asked.history] == ["Apa itu data pribadi?"]


def runs(session: Session, _: Line) -> AbstractContextManager[object]:
    session.ask("Apa itu data pribadi?", passages_only=False)
    return nullcontext()


def checks(session: Session, _: Line) -> AbstractContextManager[object]:
    review.begin(session, TYPED, passages_only=False)
    return nullcontext()


def waits(_: Session, line: Line) -> AbstractContextManager[object]:
    return line.place()


def rests(_session: Session, _line: Line) -> AbstractContextManager[object]:
    return nullcontext()


@pytest.mark.parametrize(
    ("typed", "busy", "options", "looks"),
    [
        (TYPED, rests, {}, True),
        ("Apa itu?", rests, {}, True),
        ("Apa itu", rests, {}, False),
        ("  Apa     ", rests, {}, False),
        ("", rests, {}, False),
        (TYPED, runs, {}, False),
        (TYPED, checks, {}, False),
        (TYPED, waits, {}, False),
        (TYPED, rests, {"redactor": PatternRedactor(is_ready=False)}, False),
        (TYPED, rests, {"model": lambda: "loading"}, False),
        (TYPED, rests, {"model": lambda: "none"}, False),
    ],
    ids=[
        "typed", "eight characters", "seven", "blanks round it", "nothing", "own question runs",
        "own question is checked", "another's question", "masking loads", "model loads", "no model",
    ],
)  # fmt: skip
def test_it_is_looked_up_only_where_nothing_else_is_to_do(
    typed: str,
    busy: Callable[[Session, Line], AbstractContextManager[object]],
    options: dict[str, object],
    looks: bool,
) -> None:
    assistant, session, line = ScriptedAssistant((), ()), Session("id"), Line()
    with busy(session, line):
        Ahead(asking_of(assistant, **options), line).look(session, typed)  # type: ignore[arg-type]
    assert bool(assistant.anticipated) == looks


def test_a_text_that_is_no_question_is_not_read() -> None:
    assistant = ScriptedAssistant((), ())
    ahead = Ahead(asking_of(assistant), Line())
    for length in (LONGEST_QUESTION, LONGEST_QUESTION + 1):
        ahead.look(Session("id"), "a" * length)
    assert [len(one.question) for one in assistant.anticipated] == [LONGEST_QUESTION]


def test_one_person_has_so_many_looks_in_a_minute_and_others_have_theirs() -> None:
    assistant, now = ScriptedAssistant((), ()), [0.0]
    looks = Buckets(per_minute=6, at_once=2, clock=lambda: now[0])
    ahead = Ahead(asking_of(assistant), Line(), looks=looks)
    sessions = Sessions()
    mine = [sessions.of(f"siti/{page}", "id") for page in "abc"]
    for session in mine:
        ahead.look(session, TYPED)
    assert len(assistant.anticipated) == 2
    ahead.look(sessions.of("tono/a", "id"), TYPED)
    assert len(assistant.anticipated) == 3
    now[0] = 10.0
    ahead.look(mine[0], TYPED)
    assert len(assistant.anticipated) == 4


def test_by_default_there_is_a_bound() -> None:
    assistant = ScriptedAssistant((), ())
    ahead, session = Ahead(asking_of(assistant), Line()), Session("id")
    for number in range(40):
        ahead.look(session, f"{TYPED} {number}")
    assert 5 <= len(assistant.anticipated) < 40


def test_nothing_is_looked_up_for_passages_alone() -> None:
    assistant = ScriptedAssistant((), ())
    Ahead(asking_of(assistant), Line()).look(Session("id"), TYPED, passages_only=True)
    assert assistant.anticipated == []


class Slow(ScriptedAssistant):
    """Takes until it is cancelled, or told to end."""

    def __init__(self) -> None:
        super().__init__((), ())
        self.begun, self.end = Event(), Event()

    def anticipate(self, question: str, *, cancellation: Event | None = None, **_: object) -> None:
        super().anticipate(question)
        self.begun.set()
        assert cancellation is not None
        while not cancellation.wait(0.01) and not self.end.is_set():
            pass


def test_one_page_at_a_time_and_its_newest_words_win() -> None:
    assistant = Slow()
    ahead = Ahead(asking_of(assistant), Line())
    first, other = Session("id"), Session("id")
    threads = [Thread(target=ahead.look, args=(first, "Berapa lama"))]
    threads[0].start()
    assert assistant.begun.wait(10)
    ahead.look(other, "Siapa yang boleh?")  # comes back at once
    assistant.begun.clear()
    threads.append(Thread(target=ahead.look, args=(first, "Berapa lama data disimpan?")))
    threads[1].start()
    assert assistant.begun.wait(10)
    threads[0].join(10)
    assistant.end.set()
    threads[1].join(10)
    ahead.look(other, "Siapa yang boleh membaca?")
    assert [one.question for one in assistant.anticipated] == [
        "Berapa lama", "Berapa lama data disimpan?", "Siapa yang boleh membaca?",
    ]  # fmt: skip


def test_a_question_that_came_while_it_was_masked_comes_first() -> None:
    assistant, session = ScriptedAssistant((), ()), Session("id")

    class Meanwhile(PatternRedactor):
        def detect(self, text: str, language: object) -> list[object]:  # type: ignore[override]
            review.begin(session, TYPED, passages_only=False)
            return []

    Ahead(asking_of(assistant, Meanwhile()), Line()).look(session, TYPED)
    assert assistant.anticipated == []


@pytest.mark.parametrize("error", [RuntimeError(TYPED), ModelError("llama.closed")])
@pytest.mark.parametrize("where", ["masking", "assistant"])
def test_an_error_is_logged_by_its_name_and_the_next_one_is_looked_up(
    error: Exception, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing(ScriptedAssistant):
        def anticipate(self, question: str, **options: object) -> None:
            super().anticipate(question)
            if where == "assistant" and len(self.anticipated) == 1:
                raise error

    assistant = Failing((), ())
    redactor = PatternRedactor(error=error if where == "masking" else None)
    ahead = Ahead(asking_of(assistant, redactor), Line())
    with caplog.at_level(logging.DEBUG):
        ahead.look(Session("id"), TYPED)
    redactor.error = None
    assert "looking ahead failed" in caplog.text
    assert not [word for word in (NIK, "Siti", "melihat") if word in caplog.text]
    ahead.look(Session("id"), TYPED)
    assert "[NIK-1]" in assistant.anticipated[-1].question
