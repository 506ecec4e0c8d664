"""That drift, growth and traces of cancelling are seen where there are any."""

import random
from collections.abc import Iterator
from threading import Event as Cancellation

import pytest

from assistant.testing.assistant import Quoted, Script, ScriptedAssistant, Sentence
from assistant.types import Document, Event
from evals.soak import cancelled, soak

TEXT = "Kebocoran data dilaporkan dalam 3 x 24 jam."
DOCUMENT = Document(
    id="d", title="Judul", text=TEXT, language="id", source="d.md", sha256="0", sections=()
)
SCRIPT = Script(
    match="Kapan",
    quotes=(Quoted(document_id="d", text="3 x 24 jam"),),
    sentences=(Sentence(text="Dalam 3 x 24 jam."), Sentence(text="Kepada lembaga.")),
)
QUESTIONS = ["Kapan lapor?", "Kapan melapor?", "Siapa?"]
CHANCE = random.Random(1)  # noqa: S311 - the same moments every time, not a secret


class Tiring:
    """Answers as scripted; from a call on, it knows nothing; cancelling may bring that about."""

    def __init__(self, *, knows: int = 1_000, is_hurt_by_cancelling: bool = False) -> None:
        self._scripted = ScriptedAssistant([DOCUMENT], [SCRIPT])
        self._knows = knows
        self._is_hurt = is_hurt_by_cancelling

    def stream(
        self,
        question: str,
        *,
        passages_only: bool = False,
        cancellation: Cancellation | None = None,
    ) -> Iterator[Event]:
        self._knows -= 1
        asked = question if self._knows >= 0 else "?"
        yield from self._scripted.stream(
            asked, passages_only=passages_only, cancellation=cancellation
        )
        if self._is_hurt and cancellation and cancellation.is_set():
            self._knows = 0


@pytest.mark.parametrize(("knows", "drifted"), [(12, 0), (11, 0), (10, 1), (6, 4), (3, 6)])
def test_answers_that_differ_from_the_first_are_counted(knows: int, drifted: int) -> None:
    found = soak(Tiring(knows=knows), QUESTIONS, 12, held=lambda: 100)
    assert (found.asked, found.drifted, found.growth) == (12, drifted, 0)


def test_growth_is_measured_from_the_first_quarter_on() -> None:
    held = iter([200, 230])
    found = soak(Tiring(), QUESTIONS, 8, held=lambda: next(held))
    assert found.growth == pytest.approx(0.15)


@pytest.mark.parametrize(("is_hurt", "differing"), [(False, 0), (True, 1)])
def test_traces_of_a_cancelled_answer_are_seen(is_hurt: bool, differing: int) -> None:
    assistant = Tiring(is_hurt_by_cancelling=is_hurt)
    assert cancelled(assistant, QUESTIONS[:2], chance=CHANCE) == differing
