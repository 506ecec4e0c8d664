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

    generator = LoadingGenerator(load, id="x", warm_up=RULES).begin()
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

    generator = LoadingGenerator(load, id="x", warm_up=RULES).begin()
    generator._closing.set()
    ready.set()
    generator.close()
    assert (model.said, model.closed) == ([], True)


def test_a_model_that_does_not_load_says_so_at_every_call() -> None:
    def load() -> Warmed:
        raise ModelError("llama.closed")

    generator = LoadingGenerator(load, id="x", warm_up=RULES).begin()
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
    generator = LoadingGenerator(lambda: model, id="x", warm_up=RULES).begin()
    generator._pool.shutdown(wait=True)
    assert model.said == ["Aturan.", "Rules."]
    generator.close()


def test_closing_ends_what_never_comes_to_its_end() -> None:
    model = Warmed()
    model.interrupted = 1_000_000
    generator = LoadingGenerator(lambda: model, id="x", warm_up=RULES).begin()
    while generator.state != "ready":
        pass
    generator.close()
    assert model.said == []
    assert model.closed


def test_it_loads_when_it_is_to_begin_or_is_needed() -> None:
    loaded: list[Warmed] = []

    def load() -> Warmed:
        loaded.append(Warmed())
        return loaded[-1]

    unused = LoadingGenerator(load, id="x", warm_up=RULES)
    assert unused.state == "loading"
    unused.make_way()()
    unused.close()
    assert loaded == []
    generator = LoadingGenerator(load, id="x", warm_up=RULES)
    assert generator.count_tokens("satu dua") == 2
    generator.begin()
    generator.close()
    assert len(loaded) == 1
