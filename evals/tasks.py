"""The suites as tasks of Inspect.

inspect eval pandu/qa_grounded -T tier=smoke --max-samples 1
"""

from contextlib import ExitStack
from functools import cache

from inspect_ai import Task, task

from assistant.settings import load_settings
from evals.running.corpora import CORPORA
from evals.running.engine import Engine
from evals.running.solver import Bench, make_task
from evals.suite import Suite, Tier
from evals.suites import NAMES, load_suites

_stack = ExitStack()


@cache
def bench() -> Bench:
    """Return the bench of this process: one engine, opened with the first question."""
    return Bench(asker=_stack.enter_context(Engine(load_settings(), corpora=CORPORA)))


def _register(name: str, suite: Suite) -> None:
    def make(tier: Tier = "full") -> Task:
        return make_task(suite, bench(), tier=tier)

    task(name=name)(make)


for _name, _suite in zip(NAMES, load_suites(), strict=True):
    _register(_name, _suite)
