"""Inspect's solver and scorer around a suite: they call the suite's own functions."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

import anyio
from inspect_ai import Task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ModelOutput
from inspect_ai.scorer import Score, Scorer, Target, accuracy, scorer, stderr
from inspect_ai.solver import Generate, Solver, TaskState, solver

from evals.cases import Case
from evals.reply import Reply
from evals.running.cache import ReplyCache
from evals.running.material import material_of
from evals.suite import Asker, Suite, Tier

_REPLY = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What suites are run on."""

    asker: Asker
    cache: ReplyCache | None = None
    on_reply: Callable[[str, float | None], None] = lambda suite, seconds: None
    """Told of every reply: its suite and how long it took; None where it was kept from before."""


_lock = threading.Lock()  # one engine, one question at a time


def make_task(suite: Suite, bench: Bench, *, tier: Tier = "full") -> Task:
    """Return a suite as a task of Inspect; run it with `max_samples=1` and no model."""
    samples = [
        Sample(
            id=case.id,
            input=case.input,
            metadata={"case": case.model_dump(mode="json"), "family": case.family},
        )
        for case in suite.cases(tier)
    ]
    return Task(
        dataset=MemoryDataset(samples, name=suite.id),
        solver=_asking(suite, bench),
        scorer=_scoring(suite),
        name=suite.id,
        metadata={"suite": suite.id, "tier": tier},
    )


def reply_to(suite: Suite, bench: Bench, case: Case, *, material: str = "") -> Reply:
    """Return the reply to a case: the kept one, else ask.

    `material` is a hash of what is planted for the suite (`evals.running.material`).
    """
    cache = bench.cache if suite.keeps else None
    name = suite.replies or suite.id
    with _lock:
        if (kept := cache.find(name, case, material=material) if cache else None) is not None:
            bench.on_reply(suite.id, None)
            return kept
        started = perf_counter()
        reply = suite.ask(bench.asker, case)
        if cache:
            cache.keep(name, case, reply, material=material)
        bench.on_reply(suite.id, perf_counter() - started)
    return reply


def read_case(metadata: dict[str, Any]) -> Case:
    """Return the case of a sample."""
    return Case.model_validate(metadata["case"])


def read_stored(store: dict[str, Any]) -> Reply | None:
    """Return the reply that a sample's store holds."""
    found = store.get(_REPLY)
    return Reply.model_validate(found) if found else None


@solver
def _asking(suite: Suite, bench: Bench) -> Solver:
    material = material_of(suite)

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        case = read_case(state.metadata)
        ask = partial(reply_to, suite, bench, case, material=material)
        reply = await anyio.to_thread.run_sync(ask)
        state.output = ModelOutput.from_content("pandu", reply.shown)
        state.store.set(_REPLY, reply.model_dump(mode="json"))
        state.completed = True
        return state

    return solve


@scorer(metrics=[accuracy(), stderr(cluster="family")])
def _scoring(suite: Suite) -> Scorer:
    async def score(state: TaskState, target: Target) -> Score:
        reply = read_stored(dict(state.store.items()))
        if reply is None:
            return Score(value=0, explanation="no reply")
        judgement = suite.score(read_case(state.metadata), reply)
        value = float("nan") if judgement.passed is None else float(judgement.passed)
        return Score(value=value, explanation=judgement.why, answer=reply.status)

    return score
