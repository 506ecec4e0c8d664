"""A call that waits for the thread of a `Worker` or runs in it, and what both share."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from assistant.llama.abort import AbortFlag

_POLL_SECONDS = 0.02  # how soon a waiting caller sees the cancellation that it was given


class Cancelled(Exception):  # noqa: N818 - the answer to a request, not an error
    """Raised inside a job to leave it."""


@dataclass(frozen=True, slots=True)
class Emitted:
    """A job's value for its caller; more may come."""

    value: Any


@dataclass(frozen=True, slots=True)
class Done:
    """The last: what the job returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The last: what the job raised."""

    error: BaseException


@dataclass(slots=True)
class Shared:
    """What the thread and the worker share; the thread must not hold the worker itself."""

    abort: AbortFlag
    jobs: "queue.SimpleQueue[Job | None]" = field(default_factory=queue.SimpleQueue)
    lock: threading.Lock = field(default_factory=threading.Lock)
    current: "Job | None" = None
    calls: int = 0
    """Jobs that somebody waits for, queued or running."""
    ways: dict[object, float] = field(default_factory=dict)
    """Until when (monotonic clock) no job begins that gives way, for each who asked for it."""
    closing: bool = False

    def stop_what_gives_way(self) -> None:
        """Cancel the running job if it gives way; for one who holds the lock."""
        if self.current is not None and self.current.gives_way:
            self.current.cancel_locked()

    def must_give_way(self, job: "Job") -> bool:
        """Say whether `job` must not begin now."""
        now = time.monotonic()
        self.ways = {who: until for who, until in self.ways.items() if now < until}
        return job.gives_way and (self.calls > 0 or bool(self.ways))


class Job:
    """A call that waits for the thread or runs in it."""

    def __init__(
        self,
        function: Callable[[Any, "Job"], Any],
        state: Shared,
        cancellation: threading.Event | None,
        *,
        gives_way: bool = False,
    ) -> None:
        self.function = function
        self.gives_way = gives_way
        self.results: queue.SimpleQueue[Emitted | Done | Failed] = queue.SimpleQueue()
        self._state = state
        self._cancelled = threading.Event()
        self._cancellation = cancellation

    @property
    def is_cancelled(self) -> bool:
        """Whether the caller has lost interest."""
        asked = self._cancellation is not None and self._cancellation.is_set()
        return asked or self._cancelled.is_set()

    def check(self) -> None:
        """Leave the job if it is cancelled.

        Raises:
            Cancelled: it is.
        """
        if self.is_cancelled:
            raise Cancelled

    def emit(self, value: object) -> None:
        """Hand a value to the caller."""
        self.results.put(Emitted(value))

    def cancel(self) -> None:
        """Ask the job to end: within a token where it runs, at once where it waits."""
        with self._state.lock:
            self.cancel_locked()

    def cancel_locked(self) -> None:
        """Do the same for one who holds the state's lock."""
        self._cancelled.set()
        if self._state.current is self:
            self._state.abort.set()

    def receive(self) -> Emitted | Done | Failed:
        """Wait for what comes next, and pass on the caller's cancellation meanwhile."""
        while True:
            try:
                return self.results.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if self.is_cancelled:
                    self.cancel()
