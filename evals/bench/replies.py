"""How soon a reply begins and how fast it goes on, measured in several ways by turns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from evals.bench.asked import Asked
from evals.bench.figures import Figure, ratio
from evals.bench.quoted import LEAST, quoted_share

Reply = Callable[[Asked], Iterator[str]]
"""Streams a reply; everything before its first piece is the wait for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One reply."""

    first: float
    """Seconds to its first piece."""

    whole: float
    tokens: int
    text: str = ""
    """To be compared with other ways' texts, and not kept."""

    quoted: float = 0.0
    """Share of its words that are quoted from the short prompt, see `evals.bench.quoted`."""

    @property
    def rate(self) -> float | None:
        """Tokens a second after the first piece; None where there is too little to tell."""
        seconds = self.whole - self.first
        return (self.tokens - 1) / seconds if self.tokens > 4 and seconds > 0 else None


def time_reply(pieces: Iterator[str], count_tokens: Callable[[str], int]) -> Timing | None:
    """Read a reply to its end; None for one that says nothing."""
    start = perf_counter()
    text = next(pieces, "")
    first = perf_counter() - start
    text += "".join(pieces)
    whole = perf_counter() - start
    if not text:
        return None
    return Timing(first=first, whole=whole, tokens=count_tokens(text), text=text)


def time_by_turns(
    asked: Sequence[Asked],
    ways: Mapping[str, Reply],
    count_tokens: Callable[[str], int],
    *,
    advance: Callable[[], None],
) -> dict[str, list[Timing]]:
    """Let every way reply to every question, each time beginning with another one.

    The first question only warms up. Where one way says nothing, the question is left out for all.
    """
    names = list(ways)
    timings: dict[str, list[Timing]] = {name: [] for name in names}
    for number, question in enumerate(asked):
        turn = number % len(names)
        found = {}
        for name in names[turn:] + names[:turn]:
            found[name] = time_reply(ways[name](question), count_tokens)
            advance()
        if number:
            complete = {name: timing for name, timing in found.items() if timing}
            if len(complete) == len(names):
                for name, timing in complete.items():
                    quoted = quoted_share(timing.text, question.ours)
                    timings[name].append(replace(timing, quoted=quoted))
    return timings


def differing(one: Sequence[Timing], other: Sequence[Timing], *, way: str = "") -> Figure:
    """Count the replies to the same prompts whose words differ: caches and guesses change none."""
    count = sum(a.text != b.text for a, b in zip(one, other, strict=True))
    return Figure(name="differing", way=way, unit="texts", values=(float(count),))


def reply_figures(
    timings: Mapping[str, Sequence[Timing]], *, ours: str, typed: str = "typed"
) -> list[Figure]:
    """Return waits and rates of every way, and how many times `ours` beats the others.

    What was read while its question was `typed` is not held against `ours`, but its first piece
    against that of all other ways.
    """
    figures = []
    for way, measured in timings.items():
        if measured:
            first = tuple(one.first for one in measured)
            figures.append(Figure(name="first_token", way=way, unit="s", values=first))
            whole = tuple(one.whole for one in measured)
            figures.append(Figure(name="whole_reply", way=way, unit="s", values=whole))
        if rates := tuple(one.rate for one in measured if one.rate):
            figures.append(Figure(name="decode", way=way, unit="tokens/s", values=rates))
    for way, measured in timings.items():
        if way in (ours, typed) or not measured:
            continue
        pairs = list(zip(measured, timings[ours], strict=True))
        figures.append(
            ratio("sooner", way, [one.first for one, _ in pairs], [one.first for _, one in pairs])
        )
        quoting = [(one, other) for one, other in pairs if other.quoted >= LEAST]
        figures += [*_faster("faster", way, pairs), *_faster("faster_quoting", way, quoting)]
    return figures + _after_a_pause(timings, typed)


def _faster(name: str, way: str, pairs: Sequence[tuple[Timing, Timing]]) -> list[Figure]:
    """Return how many times faster the second of each pair went on; nothing where none did."""
    rated = [(one.rate, other.rate) for one, other in pairs if one.rate and other.rate]
    return [ratio(name, way, [b for _, b in rated], [a for a, _ in rated])] if rated else []


def _after_a_pause(timings: Mapping[str, Sequence[Timing]], typed: str) -> list[Figure]:
    after = [one.first for one in timings.get(typed, ())]
    return [
        ratio("sooner_typed", way, [one.first for one in measured], after)
        for way, measured in timings.items()
        if way != typed and after
    ]
