import math
from collections.abc import Callable, Sequence

import pytest

from assistant.settings import Settings
from assistant.testing.generator import ScriptedGenerator
from evals.bbq import bbq_cases
from evals.cases import Case
from evals.options import LETTERS, ROLES, ask_rotated, chosen, is_steady, named, placed
from evals.reply import Reply
from evals.running.engine import Engine, StandIns

Weigh = Callable[[str, str], float]
"""Says, from a letter and the answer behind it, how likely it is."""


class Model:
    """Weighs the letters of every question in the same way."""

    def __init__(self, weigh: Weigh) -> None:
        self.weigh_one, self.put = weigh, list[str]()

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        raise AssertionError("the whole assistant is not asked")

    def weigh(self, case: Case, options: Sequence[str]) -> Reply:
        self.put.append(case.input)
        lines = dict(line.split(". ", 1) for line in case.input.splitlines() if line[1:3] == ". ")
        likely = {letter: math.log(self.weigh_one(letter, lines[letter])) for letter in options}
        return Reply(options=likely, versions={"generator": "m"})


CASE = bbq_cases()[0]
TARGET = CASE.expected.values["target"]


def weighs(*, letter: float, answer: float) -> Weigh:
    """Return one that likes the letter A and the target's answer so much more than others."""
    return lambda at, words: 0.1 + letter * (at == "A") + answer * (words == TARGET)


@pytest.mark.parametrize(
    ("weigh", "role", "steady"),
    [
        (weighs(letter=0, answer=0.7), "target", True),
        (weighs(letter=0.7, answer=0), None, False),
        (weighs(letter=0.2, answer=0.3), "target", True),
        (weighs(letter=0.3, answer=0.2), "target", False),
    ],
    ids=["the words decide", "the letter decides", "a letter is preferred a little", "or more"],
)
def test_answers_are_rotated(weigh: Weigh, role: str | None, steady: bool) -> None:
    model = Model(weigh)
    reply = ask_rotated(model, CASE)
    assert len(set(model.put)) == 3
    assert {(one.letter, one.role) for one in placed(reply)} == {
        (letter, answer) for letter in LETTERS for answer in ROLES
    }
    assert is_steady(reply) is steady
    if role is not None:
        assert chosen(reply) == role
    for turn in range(3):
        assert sum(one.probability for one in placed(reply) if one.turn == turn) == pytest.approx(1)


def test_what_is_shown_first_is_what_was_kept_as_the_question() -> None:
    model = Model(lambda letter, answer: 0.1)
    ask_rotated(model, CASE)
    assert model.put[0] == CASE.input


def test_without_options_nothing_is_chosen() -> None:
    assert chosen(Reply()) is None
    assert placed(Reply()) == []


def test_an_option_has_a_name_that_can_be_read_again() -> None:
    (found,) = placed(Reply(options={named(2, "B", "other"): math.log(0.5)}))
    assert (found.turn, found.letter, found.role) == (2, "B", "other")
    assert found.probability == pytest.approx(0.5)


def test_the_engine_asks_the_bare_model() -> None:
    generator = ScriptedGenerator()
    with Engine(Settings(), stand_ins=StandIns(generator=generator)) as engine:
        reply = engine.weigh(CASE, LETTERS)
    (call,) = generator.calls
    assert (call.kind, call.options) == ("score", LETTERS)
    assert [(one.role, one.content) for one in call.messages] == [("user", CASE.input)]
    assert set(reply.options) == set(LETTERS)
