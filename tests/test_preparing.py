"""Passages are decoded in their order, while nobody asks, and again after a sync."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from threading import Event

import pytest

from assistant import preparing
from assistant.errors import ModelError
from assistant.preparing import Preparation, Step
from assistant.testing.generator import ScriptedGenerator
from assistant.types import Message


def beginning(text: str) -> tuple[Message, ...]:
    return (Message(role="user", content=text, lasting=True),)


A, B, C = map(beginning, "ABC")


class Interrupted(ScriptedGenerator):
    """Does not come to the end of some calls, and says when it got to the last beginning."""

    def __init__(self, *outcomes: bool | Exception, last: Sequence[Message] = B) -> None:
        super().__init__()
        self.outcomes = list(outcomes)
        self.last = last
        self.arrived = Event()

    def warm_up(self, messages: Sequence[Message]) -> bool:
        outcome = self.outcomes.pop(0) if self.outcomes else True
        if isinstance(outcome, Exception):
            raise outcome
        if outcome:
            super().warm_up(messages)
            if list(messages) == list(self.last):
                self.arrived.set()
        return outcome


def preparing_with(
    generator: ScriptedGenerator, beginnings: Callable[[], Sequence[tuple[Message, ...]]]
) -> Preparation:
    def steps() -> Iterator[Step]:
        generator.keep_only(beginnings())
        for one in beginnings():
            yield partial(generator.warm_up, one)

    return Preparation(steps, make_way=generator.make_way)


@pytest.fixture(autouse=True)
def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "_PAUSE_SECONDS", 0)


def test_what_is_interrupted_is_tried_again() -> None:
    generator = Interrupted(False, False, True, False)
    preparation = preparing_with(generator, lambda: [A, B])
    preparation.begin()
    assert generator.arrived.wait(60)
    preparation.close()
    assert generator.warmed == [A, B]


def test_after_a_sync_what_is_gone_is_dropped() -> None:
    generator = Interrupted()
    library = [A, B]
    preparation = preparing_with(generator, lambda: library)
    preparation.begin()
    assert generator.arrived.wait(60)
    library, generator.last = [B, C], C
    generator.arrived.clear()
    preparation.begin()
    assert generator.arrived.wait(60)
    preparation.close()
    assert A not in generator.warmed
    assert generator.warmed[-1] == C


def test_a_failure_ends_no_later_preparing(caplog: pytest.LogCaptureFixture) -> None:
    failed = Event()

    class Failing(Interrupted):
        def warm_up(self, messages: Sequence[Message]) -> bool:
            try:
                return super().warm_up(messages)
            except ModelError:
                failed.set()
                raise

    told = ModelError("llama.closed")
    told.__cause__ = ValueError("kata dokumen")
    generator = Failing(told)
    preparation = preparing_with(generator, lambda: [A, B])
    preparation.begin()
    assert failed.wait(60)
    preparation.begin()
    assert generator.arrived.wait(60)
    preparation.close()
    assert "ModelError llama.closed" in caplog.text
    assert "kata dokumen" not in caplog.text


def test_closing_ends_what_never_comes_to_its_end() -> None:
    begun = Event()

    class Busy(ScriptedGenerator):
        def warm_up(self, messages: Sequence[Message]) -> bool:
            begun.set()
            return False

    preparation = preparing_with(Busy(), lambda: [A])
    preparation.close()  # before it began
    preparation = preparing_with(Busy(), lambda: [A])
    preparation.begin()
    assert begun.wait(60)
    preparation.close()
    assert preparation._thread is not None and not preparation._thread.is_alive()


def test_no_failure_ends_it_for_good_and_none_is_quoted(caplog: pytest.LogCaptureFixture) -> None:
    generator = Interrupted(KeyError("isi dokumen"))
    failed = Event()

    def steps() -> Iterator[Step]:
        def first() -> bool:
            failed.set()
            return generator.warm_up(A)

        yield first
        yield partial(generator.warm_up, B)

    preparation = Preparation(steps, make_way=generator.make_way)
    preparation.begin()
    assert failed.wait(60)
    preparation.begin()
    assert generator.arrived.wait(60)
    preparation.close()
    assert "KeyError" in caplog.text
    assert "isi dokumen" not in caplog.text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_it_begins_again_after_its_thread_has_ended() -> None:
    ended = Event()
    library = [A]

    def beginnings() -> Sequence[tuple[Message, ...]]:
        if library == [A]:
            ended.set()
            raise SystemExit  # ends a thread without a word
        return library

    generator = Interrupted()
    preparation = preparing_with(generator, beginnings)
    preparation.begin()
    assert ended.wait(60)
    assert preparation._thread is not None
    preparation._thread.join(60)
    library = [B]
    preparation.begin()
    assert generator.arrived.wait(60)
    preparation.close()
