"""What every generator keeps to: the scripted one always, llama.cpp with `--run-models`."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event, Timer

import pytest

from assistant.errors import PromptTooLongError
from assistant.llama.generator import LlamaGenerator
from assistant.protocols import Generator
from assistant.testing.generator import ScriptedGenerator
from assistant.types import GenerationConfig, Message

SYSTEM = Message(role="system", content="Jawab singkat dalam bahasa Indonesia.")
SHORT = GenerationConfig(max_tokens=6)


def scripted(_: pytest.FixtureRequest) -> Generator:
    return ScriptedGenerator()


def llama(request: pytest.FixtureRequest) -> Generator:
    return request.getfixturevalue("llama_generator")


@pytest.fixture(scope="module")
def llama_generator(model_path: Path) -> Iterator[LlamaGenerator]:
    with LlamaGenerator(model_path, id="default", context_tokens=2048) as generator:
        yield generator


@pytest.fixture(params=[scripted, pytest.param(llama, marks=pytest.mark.models)])
def generator(request: pytest.FixtureRequest) -> Generator:
    make: Callable[[pytest.FixtureRequest], Generator] = request.param
    return make(request)


def ask(content: str) -> list[Message]:
    return [SYSTEM, Message(role="user", content=content)]


def reply(generator: Generator, content: str, config: GenerationConfig = SHORT) -> str:
    return "".join(generator.generate(ask(content), config=config))


def copy(words: str) -> list[Message]:
    """Ask for something that the fake echoes and a model copies."""
    return [Message(role="user", content=words)]


def test_temperature_zero_gives_the_same_reply_each_time(generator: Generator) -> None:
    first = reply(generator, "Sebutkan tiga nama buah.")
    reply(generator, "Apa itu yayasan?")
    assert reply(generator, "Sebutkan tiga nama buah.") == first != ""


def test_a_seed_gives_the_same_reply_each_time(generator: Generator) -> None:
    config = GenerationConfig(max_tokens=12, temperature=1.0, seed=7)
    assert reply(generator, "Buat kalimat.", config) == reply(generator, "Buat kalimat.", config)


@pytest.mark.parametrize("max_tokens", [1, 5])
def test_max_tokens_is_the_most(generator: Generator, max_tokens: int) -> None:
    config = GenerationConfig(max_tokens=max_tokens)
    text = reply(generator, "Hitung dari satu sampai dua puluh dengan angka.", config)
    assert 0 < generator.count_tokens(text) <= max_tokens


def test_a_reply_ends_before_a_stop_string(generator: Generator) -> None:
    question = "Sebutkan nama tiga kota besar di pulau Jawa."
    whole = reply(generator, question, GenerationConfig(max_tokens=12))
    # From the middle of one word to the middle of another: across tokens.
    stop = whole[5:13]
    config = GenerationConfig(max_tokens=12, stop=("tidak pernah ada", stop))
    assert reply(generator, question, config) == whole[: whole.index(stop)]


def test_a_set_cancellation_gives_nothing(generator: Generator) -> None:
    cancellation = Event()
    cancellation.set()
    assert not list(generator.generate(ask("Halo"), config=SHORT, cancellation=cancellation))


def test_cancellation_stops_within_a_token(generator: Generator) -> None:
    cancellation = Event()
    pieces = generator.generate(
        ask("Tulis cerita yang sangat panjang."),
        config=GenerationConfig(max_tokens=200),
        cancellation=cancellation,
    )
    next(pieces)
    cancellation.set()
    start = time.monotonic()
    # A token may have been on its way already.
    assert len(list(pieces)) <= 2
    assert time.monotonic() - start < 2


def test_cancellation_stops_a_prompt_that_is_being_read(generator: Generator) -> None:
    cancellation = Event()
    words = " ".join(f"kata{number}" for number in range(200))
    timer = Timer(0.2, cancellation.set)
    pieces = generator.generate(ask(words), config=SHORT, cancellation=cancellation)
    timer.start()
    start = time.monotonic()
    list(pieces)
    timer.cancel()
    assert time.monotonic() - start < 3


def test_cancelling_at_random_moments_leaves_the_next_reply_alone(generator: Generator) -> None:
    chance = random.Random(6)  # noqa: S311 - moments, no secrets
    question = "Salin: " + "Yayasan mencatat setiap sumbangan yang diterima. " * 12
    config = GenerationConfig(max_tokens=30)
    expected = reply(generator, question, config)
    for _ in range(8):
        cancellation = Event()
        timer = Timer(chance.random(), cancellation.set)
        timer.start()
        other = ask(f"{chance.choice('abc')} {question}")
        for _ in generator.generate(other, config=config, cancellation=cancellation):
            pass
        timer.cancel()
        assert reply(generator, question, config) == expected


def test_closing_the_iterator_frees_the_generator(generator: Generator) -> None:
    expected = reply(generator, "Apa itu yayasan?")
    pieces = generator.generate(
        ask("Tulis cerita yang sangat panjang."), config=GenerationConfig(max_tokens=500)
    )
    next(pieces)
    pieces.close()
    start = time.monotonic()
    assert reply(generator, "Apa itu yayasan?") == expected
    assert time.monotonic() - start < 60  # 500 tokens would take longer
    assert next(pieces, None) is None


def test_an_iterator_that_is_not_read_holds_up_nobody(generator: Generator) -> None:
    waiting = generator.generate(ask("Halo"), config=SHORT)
    assert reply(generator, "Apa itu yayasan?")
    assert "".join(waiting) == reply(generator, "Halo")


def test_two_iterators_can_be_read_in_turn(generator: Generator) -> None:
    first = generator.generate(ask("Sebutkan tiga nama buah."), config=SHORT)
    second = generator.generate(ask("Apa itu yayasan?"), config=SHORT)
    texts = [next(first), next(second)]
    texts[1] += "".join(second)
    texts[0] += "".join(first)
    assert texts == [
        reply(generator, "Sebutkan tiga nama buah."),
        reply(generator, "Apa itu yayasan?"),
    ]


def test_callers_are_queued_and_none_gets_anothers_words(generator: Generator) -> None:
    questions = ["Sebutkan tiga nama buah.", "Apa itu yayasan?", "Hitung satu sampai lima."]
    expected = [reply(generator, question) for question in questions]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda question: reply(generator, question), questions)) == expected


def test_a_prompt_without_room_is_refused(generator: Generator) -> None:
    with pytest.raises(PromptTooLongError, match="fit"):
        generator.generate(ask("kata " * generator.context_tokens), config=SHORT)
    with pytest.raises(PromptTooLongError):
        generator.generate(
            ask("Halo"), config=GenerationConfig(max_tokens=generator.context_tokens)
        )
    with pytest.raises(PromptTooLongError):
        generator.score(ask("Halo"), ["kata " * generator.context_tokens])
    assert reply(generator, "Halo")


def test_tokens_are_counted(generator: Generator) -> None:
    assert generator.count_tokens("") == 0
    one, three = generator.count_tokens("satu"), generator.count_tokens("satu dua tiga")
    assert 0 < one < three


@pytest.mark.parametrize("text", ["😀 👩‍👩‍👧 🇮🇩", "数据 ข้อมูล بيانات"])
def test_characters_come_whole(generator: Generator, text: str) -> None:
    pieces = list(
        generator.generate(copy(f"Salin: {text}"), config=GenerationConfig(max_tokens=40))
    )
    assert pieces
    for piece in pieces:
        assert piece
        assert "\ufffd" not in piece
        piece.encode("utf-8")  # no lone surrogate
    assert any(ord(character) > 127 for character in "".join(pieces))


OPTIONS = ["Jakarta", "Jakarta dan Bandung", "xqzzk wvvq", "Jakarta", "Bandung"]


def test_scores_are_log_probabilities_in_the_options_order(generator: Generator) -> None:
    scores = generator.score(ask("Salin kata ini saja: Jakarta"), OPTIONS)
    assert len(scores) == len(OPTIONS)
    assert all(score <= 0 for score in scores)
    assert scores[0] == pytest.approx(scores[3])
    assert scores[1] < scores[0]  # it goes on where the first one ends
    assert scores[2] < scores[0]


def test_scores_do_not_depend_on_the_company(generator: Generator) -> None:
    messages = ask("Salin kata ini saja: Jakarta")
    alone = [generator.score(messages, [option])[0] for option in OPTIONS]
    # Other batch shapes round differently in 4 bits: 0.09 apart was seen.
    assert generator.score(messages, OPTIONS) == pytest.approx(alone, abs=0.5)


def test_more_options_than_branches_are_scored(generator: Generator) -> None:
    options = [f"Nomor {number}" for number in range(40)]
    scores = generator.score(ask("Pilih nomor."), options)
    assert len(scores) == 40
    assert all(score < 0 for score in scores)


@pytest.mark.parametrize("options", [[], [""]])
def test_nothing_to_score(generator: Generator, options: Sequence[str]) -> None:
    assert generator.score(ask("Halo"), options) == [0.0] * len(options)


@pytest.mark.parametrize(
    ("question", "options", "expected"),
    [
        ("Salin kata ini saja: Jakarta", ["xqzzk wvvq", "Jakarta"], {1}),
        ("Salin kata ini saja: Jakarta", ["Jakarta", "Jakarta"], {0}),
        ("Salin: merah putih", ["merah putih", "merah xqzzk", "biru xqzzk"], {0}),
        ("Salin: merah putih", ["merah", "merah putih", "biru xqzzk"], {0, 1}),
        ("Halo", ["satu"], {0}),
    ],
)
def test_an_option_is_chosen(
    generator: Generator, question: str, options: list[str], expected: set[int]
) -> None:
    assert generator.choose(ask(question), options) in expected
    assert generator.choose(ask(question), options) == generator.choose(ask(question), options)


def test_nothing_to_choose_from(generator: Generator) -> None:
    with pytest.raises(ValueError, match="no options"):
        generator.choose(ask("Halo"), [])


def test_scoring_and_choosing_leave_replies_alone(generator: Generator) -> None:
    expected = reply(generator, "Apa itu yayasan?")
    generator.score(ask("Apa itu yayasan?"), OPTIONS)
    generator.choose(ask("Apa itu yayasan?"), OPTIONS)
    assert reply(generator, "Apa itu yayasan?") == expected


def test_warming_up_with_a_head_changes_no_reply(generator: Generator) -> None:
    quotes = "Kutipan: yayasan diaudit setiap tahun.\n\n"
    asked = [
        SYSTEM,
        Message(role="user", content=f"{quotes}Kapan yayasan diaudit?", head=len(quotes)),
    ]
    expected = "".join(generator.generate(asked, config=SHORT))
    reply(generator, "Apa itu yayasan?")
    early = Message(role="user", content=f"{quotes}Kapan", head=len(quotes))
    cancelled = Event()
    cancelled.set()
    assert not generator.warm_up([SYSTEM, early], cancellation=cancelled)
    assert generator.warm_up([SYSTEM, early], cancellation=Event())
    assert "".join(generator.generate(asked, config=SHORT)) == expected


def test_warming_up_comes_to_its_end_and_changes_no_reply(generator: Generator) -> None:
    expected = reply(generator, "Apa itu yayasan?")
    beginning = [replace(SYSTEM, lasting=True), Message(role="user", content="Isi.", lasting=True)]
    assert generator.warm_up(beginning)
    assert reply(generator, "Apa itu yayasan?") == expected
    generator.keep_only([])
    assert reply(generator, "Apa itu yayasan?") == expected
