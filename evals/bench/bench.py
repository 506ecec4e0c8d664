"""One run of the bench, from the installed models and library to all its figures."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import count
from time import perf_counter
from typing import TypeVar

from pydantic import ConfigDict

from assistant import __version__
from assistant.errors import UserError
from assistant.factory import (
    Library,
    installed_models,
    load_generator_now,
    open_library,
    system_messages,
)
from assistant.hardware import Machine, look_at_machine
from assistant.llama.generator import LlamaGenerator
from assistant.llama.high_level import HighLevelModel
from assistant.settings import Settings
from assistant.trying.trial import read_trials
from assistant.types import GenerationConfig
from evals.bench.asked import Asked
from evals.bench.figures import Figure
from evals.bench.lookups import PASSES, look_up
from evals.bench.program import help_figure, memory_figure
from evals.bench.replies import Reply, differing, reply_figures, time_by_turns
from evals.bench.scale import scale_figures, sizes
from evals.bench.syncing import sync_figures

OURS = "ours"
TYPED = "typed"

_FEWEST = 2
"""Answered questions that are needed: one warms up."""

_Item = TypeVar("_Item")

Advance = Callable[[str, int, int], None]
"""Is told of a stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured."""

    questions: int = 8
    """Questions that are replied to in every way; one more warms up."""

    lookups: int = 40
    """Questions whose quotes are looked for."""

    files: int = 4
    """Documents that are synced."""

    tokens: int = 64
    """Longest reply."""

    largest: int = 0
    """Chunks of the largest generated library that is searched; below 1,000, there is none."""

    searches: int = 100
    """Questions that are searched for in each of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What came of a run, also as it is written."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    date: str
    machine: Machine
    load: tuple[float, float]
    """Programs that wanted a core (load average), before and after; 0 where it can't be told."""

    versions: dict[str, str]
    figures: tuple[Figure, ...]

    def figure(self, name: str, way: str = "") -> Figure | None:
        """Return a figure, if it was measured."""
        return next((one for one in self.figures if (one.name, one.way) == (name, way)), None)


def run(settings: Settings, plan: Plan, advance: Advance) -> Bench:
    """Measure everything.

    Raises:
        StoreError: the knowledge base is in use or damaged.
        ModelError: a model is missing.
        UserError: too few golden questions have an answer.
    """
    before = _load()
    figures = [help_figure()]
    with ExitStack() as stack:
        library = stack.enter_context(open_library(settings))
        figures += _with_models(settings, plan, library, stack, advance)
        advance("sync", 0, 1)
        figures += sync_figures(settings, library.embedder, files=plan.files)
        advance("sync", 1, 1)
        questions = [one.golden.question for one in read_trials(settings.paths.knowledge)]
        chosen = sizes(plan.largest)
        grown = scale_figures(settings, library, _spread(questions, plan.searches), chosen)
        for done, found in enumerate(grown, start=1):
            advance("scale", done, len(chosen))
            figures += found
    return Bench(
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        machine=look_at_machine(settings.paths.data),
        load=(before, _load()),
        versions=_versions(settings),
        figures=tuple(figures),
    )


def _with_models(
    settings: Settings, plan: Plan, library: Library, stack: ExitStack, advance: Advance
) -> list[Figure]:
    start = perf_counter()
    ours = stack.enter_context(load_generator_now(settings))
    loaded = Figure(name="load", way=OURS, unit="s", values=(perf_counter() - start,))
    for message in system_messages(settings):  # as happens when Pandu starts
        ours.warm_up([message])
    trials = read_trials(settings.paths.knowledge)
    questions = _spread([trial.golden.question for trial in trials], plan.lookups)
    told, most = count(1), PASSES * len(questions)
    asked, quotes = look_up(library, ours, questions, lambda: advance("lookups", next(told), most))
    if len(asked) < _FEWEST:
        raise UserError("bench.too_few", answered=len(asked), asked=len(questions))
    chosen = _spread(asked, plan.questions + 1)
    "".join(_reply(ours, plan)(chosen[0]))
    memory = memory_figure()
    ways = _ways(settings, plan, ours, stack)
    total, done = len(chosen) * len(ways), iter(range(1, 1 + len(chosen) * len(ways)))
    timings = time_by_turns(
        chosen,
        ways,
        ours.count_tokens,
        advance=lambda: advance("replies", next(done), total),
    )
    replies = reply_figures(timings, ours=OURS, typed=TYPED)
    same = [
        differing(timings["lean"], timings[OURS]),
        differing(timings["lean"], timings[TYPED], way=TYPED),
    ]
    return [loaded, *quotes, memory, *replies, *same]


def _ways(
    settings: Settings, plan: Plan, ours: LlamaGenerator, stack: ExitStack
) -> dict[str, Reply]:
    lean = stack.enter_context(load_generator_now(settings, lean=True))
    typed = stack.enter_context(load_generator_now(settings))
    card = installed_models(settings).chosen("generator")
    plain = HighLevelModel(
        installed_models(settings).require(card),
        context_tokens=settings.models.context_tokens,
        threads=settings.models.threads,
    )
    stack.enter_context(closing(plain))

    def reply_lean(asked: Asked) -> Iterator[str]:
        lean.forget()
        return _reply(lean, plan)(asked)

    def reply_typed(asked: Asked) -> Iterator[str]:
        typed.forget()
        typed.warm_up(asked.ours)  # at a pause in typing: nobody waits for it
        return _reply(typed, plan)(asked)

    return {
        "plain": lambda asked: plain.reply(asked.plain, max_tokens=plan.tokens),
        "lean": reply_lean,
        TYPED: reply_typed,
        OURS: _reply(ours, plan),
    }


def _reply(generator: LlamaGenerator, plan: Plan) -> Reply:
    config = GenerationConfig(max_tokens=plan.tokens)
    return lambda asked: generator.generate(asked.ours, config=config)


def _spread(items: Sequence[_Item], count: int) -> list[_Item]:
    return list(items[:: max(1, len(items) // count)][:count])


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _versions(settings: Settings) -> dict[str, str]:
    models = installed_models(settings)
    return {
        "pandu": __version__,
        "llama-cpp-python": version("llama-cpp-python"),
        "generator": models.chosen("generator").id,
        "embedder": models.chosen("embedder").id,
    }
