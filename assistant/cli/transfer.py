"""Shows a pull or a copy: a bar on a terminal, a line now and then elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

from rich.progress import (
    BarColumn,
    DownloadColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.progress import Progress as Display

from assistant.cli.console import interface_language, stderr
from assistant.models.progress import Progress, Step
from assistant.strings import text

_LINE_EVERY_SECONDS = 10.0


@contextmanager
def shown_progress(title: str) -> Iterator[Progress]:
    """Give a `Progress` that is shown on standard error."""
    if not stderr.is_terminal:
        yield LinesOfProgress(title)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Display(*columns, TransferSpeedColumn(), TimeRemainingColumn(), console=stderr) as display:
        yield _Bars(display, title)


class LinesOfProgress:
    """Implements `Progress` for a log: percent, speed and time left every ten seconds."""

    def __init__(self, title: str, *, clock: Callable[[], float] = monotonic) -> None:
        self._title = title
        self._clock = clock
        self._lock = Lock()
        self._step: Step = "download"
        self._total: int | None = None
        self._done = 0
        self._started = self._printed = self._clock()

    def begin(self, step: Step, total: int | None) -> None:
        with self._lock:
            self._step, self._total, self._done = step, total, 0
            self._started = self._printed = self._clock()
        stderr.print(text(interface_language(), f"cli.step.{step}", title=self._title))

    def advance(self, count: int) -> None:
        with self._lock:
            self._done += count
            now = self._clock()
            if now - self._printed < _LINE_EVERY_SECONDS:
                return
            self._printed = now
            line = self._line(now - self._started)
        stderr.print(line)

    def _line(self, seconds: float) -> str:
        speed = self._done / seconds
        values = {"megabytes": self._done // 1_000_000, "speed": f"{speed / 1e6:.1f}"}
        if not self._total or speed <= 0:
            return text(interface_language(), "cli.step.at", **values)
        return text(
            interface_language(),
            "cli.step.of",
            **values,
            total=self._total // 1_000_000,
            percent=100 * self._done // self._total,
            minutes=f"{(self._total - self._done) / speed / 60:.0f}",
        )


class _Bars:
    """Implements `Progress` with a bar for each step."""

    def __init__(self, display: "Display", title: str) -> None:
        self._display = display
        self._title = title
        self._task: TaskID | None = None

    def begin(self, step: Step, total: int | None) -> None:
        words = text(interface_language(), f"cli.step.{step}", title=self._title)
        self._task = self._display.add_task(words, total=total)

    def advance(self, count: int) -> None:
        if self._task is not None:
            self._display.advance(self._task, count)
