from collections.abc import Sequence
from threading import Event

import pytest

from assistant.errors import ModelError
from assistant.loading import LoadingGenerator
from assistant.testing.generator import ScriptedGenerator
from assistant.types import GenerationConfig, Message

RULES = [Message(role="system", content=content) for content in ("Aturan.", "Rules.")]


class Warmed(ScriptedGenerator):
    def __init__(self) -> None:
        super().__init__()
        self.warmed: list[str] = []
        self.closed = False

    def warm_up(self, messages: Sequence[Message]) -> None:
        self.warmed += [message.content for message in messages]

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
    assert model.warmed == ["Aturan.", "Rules."]
    generator.close()
    assert model.closed


def test_closing_while_loading_warms_nothing_up() -> None:
    model, ready = Warmed(), Event()

    def load() -> Warmed:
        ready.wait(10)
        return model

    generator = LoadingGenerator(load, id="x", warm_up=RULES)
    generator._closing = True
    ready.set()
    generator.close()
    assert (model.warmed, model.closed) == ([], True)


def test_a_model_that_does_not_load_says_so_at_every_call() -> None:
    def load() -> Warmed:
        raise ModelError("llama.closed")

    generator = LoadingGenerator(load, id="x", warm_up=RULES)
    for _ in range(2):
        with pytest.raises(ModelError):
            generator.count_tokens("a")
    generator.close()
