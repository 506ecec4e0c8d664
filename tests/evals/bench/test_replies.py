from collections.abc import Iterator

import pytest

from evals.bench.asked import Asked
from evals.bench.replies import Timing, differing, reply_figures, time_by_turns, time_reply


def asked(number: int) -> Asked:
    return Asked(plain=(), ours=(), seconds=float(number), chunks=())


def words(text: str) -> int:
    return len(text.split())


def test_a_reply_is_timed_to_its_first_piece_and_to_its_end() -> None:
    timing = time_reply(iter(["satu ", "dua tiga"]), words)
    assert timing is not None
    assert 0 <= timing.first <= timing.whole
    assert timing.tokens == 3
    assert time_reply(iter([]), words) is None


@pytest.mark.parametrize(
    ("tokens", "first", "whole", "rate"),
    [(9, 1.0, 3.0, 4.0), (4, 1.0, 3.0, None), (9, 1.0, 1.0, None)],
)
def test_a_rate_needs_more_than_a_word_or_two(
    tokens: int, first: float, whole: float, rate: float | None
) -> None:
    assert Timing(first=first, whole=whole, tokens=tokens).rate == rate


def test_ways_take_turns_and_the_first_question_warms_up() -> None:
    calls: list[tuple[float, str]] = []
    advanced = 0

    def way(name: str, silent_at: float = -1) -> object:
        def reply(question: Asked) -> Iterator[str]:
            calls.append((question.seconds, name))
            return iter([] if question.seconds == silent_at else ["a b ", "c d e"])

        return reply

    def advance() -> None:
        nonlocal advanced
        advanced += 1

    ways = {"plain": way("plain"), "lean": way("lean", silent_at=2), "ours": way("ours")}
    found = time_by_turns([asked(n) for n in range(4)], ways, words, advance=advance)  # type: ignore[arg-type]
    assert [name for question, name in calls if question == 1] == ["lean", "ours", "plain"]
    # Neither the first question nor the one that a way says nothing to.
    assert {name: len(timings) for name, timings in found.items()} == {
        "plain": 2, "lean": 2, "ours": 2,
    }  # fmt: skip
    assert advanced == 12


def test_ours_is_held_against_each_other_way_question_by_question() -> None:
    def timings(*firsts: float) -> list[Timing]:
        return [Timing(first=first, whole=first + 8 / first, tokens=9) for first in firsts]

    figures = {
        (one.name, one.way): one.values
        for one in reply_figures({"plain": timings(8, 4), "ours": timings(2, 1)}, ours="ours")
    }
    assert figures["sooner", "plain"] == (4.0, 4.0)
    assert figures["faster", "plain"] == (0.25, 0.25)
    assert figures["first_token", "ours"] == (2, 1)
    assert ("sooner", "ours") not in figures


def test_what_was_read_while_typing_is_held_against_all_other_ways() -> None:
    def timings(*firsts: float) -> list[Timing]:
        return [Timing(first=first, whole=first + 2, tokens=9) for first in firsts]

    measured = {"plain": timings(8, 9), "typed": timings(0.5, 1), "ours": timings(2, 1)}
    figures = {(one.name, one.way): one.values for one in reply_figures(measured, ours="ours")}
    assert figures["sooner_typed", "plain"] == (16, 9)
    assert figures["sooner_typed", "ours"] == (4, 1)
    assert figures["first_token", "typed"] == (0.5, 1)
    assert not {("sooner", "typed"), ("faster", "typed"), ("sooner_typed", "typed")} & set(figures)


def test_replies_that_quote_are_told_apart() -> None:
    def timings(*wholes: float) -> list[Timing]:
        quoted = (0.5, 0.4, 1.0)
        return [
            Timing(first=1, whole=1 + whole, tokens=9, quoted=share)
            for whole, share in zip(wholes, quoted, strict=True)
        ]

    measured = {"lean": timings(8, 8, 8), "ours": timings(4, 8, 2)}
    figures = {(one.name, one.way): one.values for one in reply_figures(measured, ours="ours")}
    assert figures["faster", "lean"] == (2, 1, 4)
    assert figures["faster_quoting", "lean"] == (2, 4)


def test_nothing_measured_gives_no_figure() -> None:
    assert reply_figures({"plain": [], "ours": []}, ours="ours") == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [([], [], 0), (["a", "b"], ["a", "b"], 0), (["a", "b"], ["a", "b "], 1)],
)
def test_replies_with_other_words_are_counted(one: list[str], other: list[str], count: int) -> None:
    def timings(texts: list[str]) -> list[Timing]:
        return [Timing(first=1, whole=2, tokens=9, text=text) for text in texts]

    assert differing(timings(one), timings(other)).values == (count,)
