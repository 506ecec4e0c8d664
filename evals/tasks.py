"""The suites as tasks of Inspect.

inspect eval pandu/qa_grounded -T tier=smoke --max-samples 1
"""

from contextlib import ExitStack
from functools import cache
from pathlib import Path

from inspect_ai import Task, task

from assistant.settings import load_settings
from evals.public.sets import corpora_of, find_sets, give
from evals.running.corpora import CORPORA
from evals.running.engine import Engine
from evals.running.solver import Bench, make_task
from evals.suite import Suite, Tier
from evals.suites import NAMES, load_suites

PACKAGE = "pandu"
"""Name of the entry point, by which Inspect looks for the tasks."""

_stack = ExitStack()


@cache
def bench(data: str = "") -> Bench:
    """Return the bench of this process: one engine, opened with the first question."""
    corpora = {**CORPORA, **corpora_of(find_sets([Path(data)] if data else ()))}
    return Bench(asker=_stack.enter_context(Engine(load_settings(), corpora=corpora)))


def _register(name: str, suite: Suite) -> None:
    def make(tier: Tier = "full", data: str = "") -> Task:
        given = give((suite,), find_sets([Path(data)] if data else ()))
        return make_task(given[0], bench(data), tier=tier)

    # Inspect would name a task after the folder that its module is imported from, and only where
    # that is installed; no module at all leaves the name as it is.
    make.__module__ = PACKAGE
    task(name=f"{PACKAGE}/{name}")(make)


for _name, _suite in zip(NAMES, load_suites(), strict=True):
    _register(_name, _suite)
