from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from assistant.types import Statement
from assistant.ui.session import Session


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(clock: Clock) -> Iterator[Session]:
    yield Session("id", clock)


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_a_blank_question_is_not_asked(session: Session, question: str) -> None:
    assert session.ask(question, passages_only=False) is None
    assert session.exchanges == []


def test_one_question_at_a_time(session: Session) -> None:
    first = session.ask(" Satu? ", passages_only=False)
    assert first is not None and first.question == "Satu?"
    assert session.ask("Dua?", passages_only=False) is None
    session.advance(first, phase="done")
    second = session.ask("Dua?", passages_only=True)
    assert second is not None and second.id != first.id and second.passages_only


def test_a_question_is_claimed_once(session: Session) -> None:
    assert session.claim() is None
    session.ask("Satu?", passages_only=False)
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: session.claim(), range(8)))
    (claimed,) = [claim for claim in claims if claim is not None]
    started = session.start(claimed[0])
    assert started is not None and started.phase == "searching"
    assert session.claim() is None
    session.forget()
    assert session.start(claimed[0]) is None
    assert session.ask("Dua?", passages_only=False)
    assert session.claim() is not None, "a claim is that of one question"


def test_stop_sets_the_cancellation_and_shows(session: Session) -> None:
    session.stop()
    session.ask("Satu?", passages_only=False)
    taken = session.claim()
    assert taken is not None
    exchange, cancellation = taken
    session.stop()
    assert cancellation.is_set()
    assert session.exchanges[-1].stopping
    session.advance(exchange, phase="writing")
    assert session.exchanges[-1].stopping, "later events must not hide that it is stopping"
    session.advance(exchange, phase="stopped")
    assert not session.exchanges[-1].stopping


def test_forget_leaves_nothing_and_late_events_bring_nothing_back(session: Session) -> None:
    session.ask("Satu?", passages_only=False)
    taken = session.claim()
    assert taken is not None
    exchange, cancellation = taken
    session.forget()
    assert cancellation.is_set()
    session.advance(exchange, phase="done")
    assert session.exchanges == []
    assert session.turns() == ()
    assert session.find(exchange.id) is None


def test_usual_seconds_is_the_median_of_earlier_summaries(session: Session, clock: Clock) -> None:
    statement = Statement(text="Ya.", citations=(1,), support=1.0)
    for seconds in (4.0, 30.0, 6.0):
        exchange = session.ask("Satu?", passages_only=False)
        assert exchange is not None
        clock.now += 1
        exchange = replace(exchange, evidence_seconds=1.0, statements=(statement,))
        clock.now += seconds
        session.advance(exchange, phase="done")
    following = session.ask("Lagi?", passages_only=False)
    assert following is not None and following.usual_seconds == pytest.approx(6.0)
