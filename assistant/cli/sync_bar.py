"""A bar for a sync, on standard error: how far, how fast, how long still."""

from types import TracebackType
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from assistant.cli.console import stderr
from assistant.store.report import Progress
from assistant.strings import text
from assistant.types import Language


class SyncBar:
    """Draws one line for each stage; prints nothing where nobody watches a terminal."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=stderr,
            disable=not stderr.is_terminal,
            transient=True,
        )
        self._stage = ""
        self._task = self._bar.add_task("", total=None, visible=False)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def __call__(self, progress: Progress) -> None:
        """Show how far the sync has come."""
        if progress.done == 0 or progress.stage != self._stage:
            self._stage = progress.stage
            words = text(self._language, f"knowledge.stage.{progress.stage}")
            self._bar.reset(self._task, description=words, total=progress.total, visible=True)
        self._bar.update(self._task, completed=progress.done, total=progress.total)
