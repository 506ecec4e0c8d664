"""Bars on standard error for work in stages: how far, how long still."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from assistant.cli.console import stderr

Advance = Callable[[str, int, int], None]
"""Shows a stage's words, how much of it is done, and how much there is."""


@contextmanager
def bars() -> Iterator[Advance]:
    """Give a bar for each stage; shows nothing where nobody watches a terminal."""
    tasks: dict[str, TaskID] = {}
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=stderr,
        disable=not stderr.is_terminal,
        transient=True,
    ) as progress:

        def advance(words: str, done: int, total: int) -> None:
            if words not in tasks:
                tasks[words] = progress.add_task(words, total=None)
            progress.update(tasks[words], completed=done, total=total or None)

        yield advance
