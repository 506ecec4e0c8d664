"""Many questions in a row: does memory grow, do answers drift, does cancelling leave traces?

`python -m evals.soak --questions 2000 --written 60` asks the golden questions over and over for
their quotes alone, then some of them with the model, each cancelled at a random moment first. It
asserts nothing. Summaries are not remembered meanwhile: they would hide what a cancelled one left.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from threading import Event as Cancellation
from typing import Protocol

import psutil

from assistant.factory import open_assistant
from assistant.settings import load_settings
from assistant.trying.trial import read_trials
from assistant.types import Answer, AnswerReady, Event
from evals.progress import counted

_SETTLED = 0.25
"""Share of the questions after which memory is first looked at: caches fill until then."""


class Answering(Protocol):
    """The part of the assistant that is needed here."""

    def stream(
        self,
        question: str,
        *,
        passages_only: bool = False,
        cancellation: Cancellation | None = None,
    ) -> Iterator[Event]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Soaked:
    """What came of asking again and again."""

    asked: int
    drifted: int
    """Answers that differ from the first one to the same question."""

    growth: float
    """Memory at the end, as a share of that after the first quarter, less one."""


def soak(
    assistant: Answering, questions: Sequence[str], count: int, *, held: Callable[[], int]
) -> Soaked:
    """Ask for quotes `count` times, one question after another; `held` tells the memory in use."""
    first: dict[str, object] = {}
    settled = drifted = 0
    for number, question in enumerate(counted(list(islice(cycle(questions), count)), "asked")):
        if number == int(count * _SETTLED):
            settled = held()
        now = said(_answer(assistant.stream(question, passages_only=True)))
        drifted += first.setdefault(question, now) != now
    return Soaked(asked=count, drifted=drifted, growth=held() / settled - 1)


def cancelled(assistant: Answering, questions: Sequence[str], *, chance: random.Random) -> int:
    """Cancel each question's answer at a random step; count those that then come out otherwise.

    Each is asked before, after, and in between until it is cancelled, so that three in a row meet
    what the one before left.
    """
    differing = 0
    for question in counted(list(questions), "cancelled"):
        before = _answer(assistant.stream(question))
        cancellation = Cancellation()
        steps = 3 + len(before.statements)  # passages, quotes, sentences, answer
        stop = chance.randrange(steps)
        for step, _ in enumerate(assistant.stream(question, cancellation=cancellation)):
            if step == stop:
                cancellation.set()
        differing += said(_answer(assistant.stream(question))) != said(before)
    return differing


def _answer(events: Iterator[Event]) -> Answer:
    return next(event.answer for event in events if isinstance(event, AnswerReady))


def said(answer: Answer) -> object:
    """Return what a person sees of an answer, to be compared with another one."""
    return answer.status, answer.text, answer.citations, answer.notices


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=2_000)
    parser.add_argument("--written", type=int, default=60, help="with the model, and cancelled")
    chosen = parser.parse_args(arguments)
    settings = load_settings()
    settings = settings.model_copy(
        update={"answer": settings.answer.model_copy(update={"remembered": 0})}
    )
    golden = [trial.golden.question for trial in read_trials(settings.paths.knowledge)]
    with open_assistant(settings, passages_only=not chosen.written) as assistant:
        process = psutil.Process()
        found = soak(assistant, golden, chosen.questions, held=lambda: process.memory_info().rss)
        sys.stdout.write(
            f"asked {found.asked}, drifted {found.drifted}, memory grew {found.growth:+.1%}\n"
        )
        if chosen.written:
            spread = golden[:: max(1, len(golden) // chosen.written)][: chosen.written]
            chance = random.Random(0)  # noqa: S311 - the same moments every time, not a secret
            differing = cancelled(assistant, spread, chance=chance)
            sys.stdout.write(f"cancelled {len(spread)}, answers that then differed {differing}\n")


if __name__ == "__main__":
    main()
