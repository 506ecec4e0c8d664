"""Long work beside the page: its steps are told while it runs, and its end is waited for."""

import threading
from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from assistant.ui.trainer.notice import Step

_EVERY_SECONDS = 0.25  # between two steps that are shown; more often only costs work

WAITING = Step(key="web.trainer.waiting", done=0, total=0)
"""Said while other work on the library comes first."""

BEGUN = Step(key="web.trainer.working", done=0, total=0)
"""Said once it has its turn, until it tells a step of its own."""

Result = TypeVar("Result")
Tell = Callable[[Step], None]
"""Told how far the work has come, from the thread that does it."""


def in_steps(
    work: Callable[[Tell], Result], *, lock: threading.Lock
) -> Generator[Step, None, Result]:
    """Do work in a thread that holds `lock`; yield its latest step, and return its result.

    When nobody waits any longer, because the page was closed, the work goes on to its end.

    Raises:
        Exception: whatever the work raised.
    """
    running = _Running(work, lock)
    running.start()
    shown: Step | None = None
    is_alive = True
    while is_alive:
        running.join(_EVERY_SECONDS)
        is_alive = running.is_alive()
        if running.step is not None and running.step != shown:
            shown = running.step
            yield shown
    if running.error is not None:
        raise running.error
    return running.results[0]


class _Running(threading.Thread, Generic[Result]):
    def __init__(self, work: Callable[[Tell], Result], lock: threading.Lock) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._lock = lock
        self.step: Step | None = None
        self.results: list[Result] = []
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            if not self._lock.acquire(blocking=False):
                self._tell(WAITING)
                self._lock.acquire()
                self._tell(BEGUN)
            try:
                self.results.append(self._work(self._tell))
            finally:
                self._lock.release()
        except Exception as error:
            self.error = error

    def _tell(self, step: Step) -> None:
        self.step = step
