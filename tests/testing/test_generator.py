from collections.abc import Sequence

import pytest

from assistant.testing.generator import Call, ScriptedGenerator
from assistant.types import GenerationConfig, Message

MESSAGES = [Message(role="user", content="halo  dunia ")]
CONFIG = GenerationConfig()


def test_replies_come_in_order_and_then_the_last_message() -> None:
    generator = ScriptedGenerator(["satu", "dua"])
    replies = ["".join(generator.generate(MESSAGES, config=CONFIG)) for _ in range(3)]
    assert replies == ["satu", "dua", "halo  dunia "]


def test_a_function_makes_replies_from_the_messages() -> None:
    def count(messages: Sequence[Message]) -> str:
        return f"{len(messages)} pesan"

    assert list(ScriptedGenerator(count).generate(MESSAGES, config=CONFIG)) == ["1", " pesan"]


@pytest.mark.parametrize(
    ("reply", "config", "expected"),
    [
        (" a b\nc ", GenerationConfig(), [" a", " b", "\nc", " "]),
        ("a b c", GenerationConfig(max_tokens=2), ["a", " b"]),
        ("a b c", GenerationConfig(stop=("", "c", "b")), ["a", " "]),
        ("a b c", GenerationConfig(stop=("a",)), []),
        ("", GenerationConfig(), []),
    ],
)
def test_pieces(reply: str, config: GenerationConfig, expected: list[str]) -> None:
    assert list(ScriptedGenerator([reply]).generate(MESSAGES, config=config)) == expected


def test_calls_are_recorded() -> None:
    generator = ScriptedGenerator(id="palsu")
    generator.generate(MESSAGES, config=CONFIG)
    generator.score(MESSAGES, ["halo", "lain"])
    generator.choose(MESSAGES, ["lain", "halo"])
    messages = tuple(MESSAGES)
    assert generator.id == "palsu"
    assert generator.calls == [
        Call(kind="generate", messages=messages, config=CONFIG),
        Call(kind="score", messages=messages, options=("halo", "lain")),
        Call(kind="choose", messages=messages, options=("lain", "halo")),
    ]


def test_an_option_of_the_messages_words_is_chosen() -> None:
    assert ScriptedGenerator().choose(MESSAGES, ["dunia lain", "halo dunia", "Halo"]) == 1
