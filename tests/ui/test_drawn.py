"""What is drawn once is drawn again only when it changed."""

from dataclasses import replace

import pytest

from assistant.ui.drawn import Drawn
from assistant.ui.exchange import Exchange
from assistant.ui.markup import Markup
from assistant.ui.session import Session
from tests.ui.showing import shown

_DONE = Exchange(id=1, question="apa itu DPIA?", passages_only=True, asked_at=5.0, phase="done")


class _Pen:
    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self) -> Markup:
        self.drawn += 1
        return Markup(f"drawing {self.drawn}")


@pytest.mark.parametrize(
    ("change", "look", "drawings"),
    [
        ({}, ("id", True), 1),
        ({}, ("en", True), 2),
        ({}, ("id", False), 2),
        ({"verdict": "helpful"}, ("id", True), 2),
        ({"question": "apa itu PSEA?"}, ("id", True), 2),
        ({"id": 2}, ("id", True), 2),
    ],
)
def test_it_is_drawn_again_only_when_it_or_its_look_changed(
    change: dict[str, object], look: tuple[str, bool], drawings: int
) -> None:
    drawn, pen = Drawn(), _Pen()
    drawn.article(_DONE, ("id", True), pen)
    second = drawn.article(replace(_DONE, **change), look, pen)  # type: ignore[arg-type]
    assert (pen.drawn, second) == (drawings, f"drawing {drawings}")


def test_what_still_runs_is_drawn_each_time() -> None:
    drawn, pen = Drawn(), _Pen()
    running = replace(_DONE, phase="writing")
    drawn.article(running, "id", pen)
    assert drawn.article(running, "id", pen) == "drawing 2"


def test_nothing_is_kept_of_what_was_forgotten() -> None:
    session, pen = Session("id"), _Pen()
    session.drawn.article(_DONE, "id", pen)
    session.forget()
    assert session.drawn.article(_DONE, "id", pen) == "drawing 2"


def test_what_is_drawn_while_it_is_forgotten_is_not_kept() -> None:
    session = Session("id")
    exchange = session.ask("siapa korban di Xandu?", passages_only=True)
    assert exchange is not None
    session.advance(exchange, phase="done")

    def forget() -> float:
        session.forget()  # as another event of the page does it, in the middle of a drawing
        return 0.0

    session.clock = forget
    shown(session)
    assert session.drawn._kept == {}


def test_only_what_is_still_shown_is_kept() -> None:
    drawn, pen = Drawn(), _Pen()
    for number in (1, 2):
        drawn.article(replace(_DONE, id=number), "id", pen)
    drawn.keep([2])
    drawn.article(replace(_DONE, id=2), "id", pen)
    assert pen.drawn == 2
    drawn.article(_DONE, "id", pen)
    assert pen.drawn == 3
