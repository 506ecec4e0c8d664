from collections.abc import Sequence
from threading import Event
from threading import Event as Cancellation

import pytest

from assistant import loading
from assistant.errors import ModelError
from assistant.loading import LoadingGenerator
from assistant.testing.generator import ScriptedGenerator
from assistant.types import GenerationConfig, Message

RULES = [Message(role="system", content=content) for content in ("Aturan.", "Rules.")]


class Warmed(ScriptedGenerator):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.interrupted = 0
        self.closed = False

    def warm_up(
        self, messages: Sequence[Message], *, cancellation: Cancellation | None = None
    ) -> bool:
        if self.interrupted:
            self.interrupted -= 1
            return False
        self.said += [message.content for message in messages]
        return True

    def close(self) -> None:
        self.closed = True


def test_calls_wait_for_the_model_and_prompts_beginnings_are_decoded() -> None:
    model, ready = Warmed(), Event()

    def load() -> Warmed:
        ready.wait(10)
        return model

    generator = LoadingGenerator(load, id="x", warm_up=RULES)
    assert generator.id == "x"
    ready.set()
    asked = [Message(role="user", content="Halo")]
    assert "".join(generator.generate(asked, config=GenerationConfig(max_tokens=3))) == "Halo"
    generator._pool.shutdown(wait=True)
    assert model.said == ["Aturan.", "Rules."]
    generator.close()
    assert model.closed


def test_closing_while_loading_warms_nothing_up() -> None:
    model, ready = Warmed(), Event()

    def load() -> Warmed:
        ready.wait(10)
        return model

    generator = LoadingGenerator(load, id="x", warm_up=RULES)
    generator._closing.set()
    ready.set()
    generator.close()
    assert (model.said, model.closed) == ([], True)


def test_a_model_that_does_not_load_says_so_at_every_call() -> None:
    def load() -> Warmed:
        raise ModelError("llama.closed")

    generator = LoadingGenerator(load, id="x", warm_up=RULES)
    for _ in range(2):
        with pytest.raises(ModelError):
            generator.count_tokens("a")
    generator.close()


def test_what_a_question_interrupts_is_decoded_when_nobody_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "_PAUSE_SECONDS", 0)
    model = Warmed()
    model.interrupted = 3
    generator = LoadingGenerator(lambda: model, id="x", warm_up=RULES)
    generator._pool.shutdown(wait=True)
    assert model.said == ["Aturan.", "Rules."]
    generator.close()


def test_closing_ends_what_never_comes_to_its_end() -> None:
    model = Warmed()
    model.interrupted = 1_000_000
    generator = LoadingGenerator(lambda: model, id="x", warm_up=RULES)
    while generator.state != "ready":
        pass
    generator.close()
    assert model.said == []
    assert model.closed
