"""One thread that owns something which is not thread-safe, and a queue of jobs for it.

Results stream back through a queue of the job's own; errors cross to the caller; a job can be
cancelled while it waits or runs. Knows nothing of models but their abort flag.
"""

import queue
import threading
import time
import weakref
from collections.abc import Callable, Generator
from typing import Any, Generic, Protocol, TypeVar

from assistant.errors import ModelError
from assistant.llama.abort import AbortFlag
from assistant.llama.job import Cancelled, Done, Emitted, Failed, Job, Shared


class Closeable(Protocol):
    def close(self) -> None: ...


Resource = TypeVar("Resource", bound=Closeable)
Result = TypeVar("Result")


class Worker(Generic[Resource]):
    """Runs jobs, in the order in which they came, on a resource that lives in its thread.

    It is closed by `close`, when it is collected, or when the interpreter exits.
    """

    def __init__(
        self, open_resource: Callable[[], Resource], *, abort: AbortFlag, name: str
    ) -> None:
        """Open the resource in a new thread; what `open_resource` raises is raised here."""
        self._state = Shared(abort=abort)
        opened: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
        thread = threading.Thread(
            target=_serve, args=(self._state, open_resource, opened), name=name, daemon=True
        )
        thread.start()
        # A daemon thread in the middle of a batch would crash the exiting process; a finalizer
        # runs before the interpreter is taken down, and stops it first.
        self._stop = weakref.finalize(self, _stop, self._state, thread)
        error = opened.get()
        if error is not None:
            self._stop()
            raise error

    def call(self, function: Callable[[Resource, Job], Result]) -> Result:
        """Run `function` in the thread and return what it returns.

        Raises:
            ModelError: the worker is closed.
        """
        results = self._results(function, None)
        try:
            next(results)
        except StopIteration as end:
            result: Result = end.value
            return result
        raise AssertionError("a called function must not emit")

    def attempt(
        self,
        function: Callable[[Resource, Job], None],
        cancellation: threading.Event | None = None,
    ) -> bool:
        """Run `function` in the thread as long as no call waits; say whether it came to its end.

        Raises:
            ModelError: the worker is closed.
        """

        def run(resource: Resource, job: Job) -> bool:
            function(resource, job)
            return True

        results = self._results(run, cancellation, gives_way=True)
        try:
            next(results)
        except StopIteration as end:
            return bool(end.value)
        raise AssertionError("what gives way must not emit")

    def make_way(self, seconds: float) -> Callable[[], None]:
        """Stop what gives way, and begin nothing of the kind for so long; return what ends that."""
        state, who = self._state, object()
        with state.lock:
            state.ways[who] = time.monotonic() + seconds
            state.stop_what_gives_way()

        def end() -> None:
            with state.lock:
                state.ways.pop(who, None)

        return end

    def stream(
        self,
        function: Callable[[Resource, Job], None],
        cancellation: threading.Event | None = None,
    ) -> Generator[Any, None, None]:
        """Run `function` in the thread and yield what it emits, as it comes.

        The job is queued at the first `next`, and cancelled when the iterator is closed.

        Raises:
            ModelError: the worker is closed, before or while the job runs.
        """
        yield from self._results(function, cancellation)

    def close(self) -> None:
        """Stop the running job, refuse those that wait, close the resource; idempotent."""
        self._stop()

    def _results(
        self,
        function: Callable[[Resource, Job], Any],
        cancellation: threading.Event | None,
        *,
        gives_way: bool = False,
    ) -> Generator[Any, None, Any]:
        job = Job(function, self._state, cancellation, gives_way=gives_way)
        with self._state.lock:
            if self._state.closing:
                raise ModelError("llama.closed")
            self._state.jobs.put(job)
            if not gives_way:
                self._state.calls += 1
                self._state.stop_what_gives_way()
        try:
            while True:
                match job.receive():
                    case Emitted(value):
                        yield value
                    case Done(value):
                        return value
                    case Failed(error):
                        raise error
        finally:
            job.cancel()


def _serve(
    state: Shared,
    open_resource: Callable[[], Closeable],
    opened: "queue.SimpleQueue[BaseException | None]",
) -> None:
    try:
        resource = open_resource()
    except BaseException as error:  # whatever it is, the opener must not wait for ever
        opened.put(error)
        return
    opened.put(None)
    try:
        while (job := state.jobs.get()) is not None:
            _run(state, resource, job)
            del job  # its caller may be gone, and its results are not ours to keep
    finally:
        resource.close()


def _run(state: Shared, resource: Closeable, job: Job) -> None:
    with state.lock:
        state.current = job
        state.abort.clear()
        closing = state.closing
        in_the_way = state.must_give_way(job)
    outcome: Done | Failed
    try:
        if closing or in_the_way:
            raise Cancelled
        job.check()
        outcome = Done(job.function(resource, job))
    except Cancelled:
        outcome = Done(None)
    except BaseException as error:  # crosses to the caller; the thread lives on
        outcome = Failed(error)
    with state.lock:
        state.current = None
        if not job.gives_way:
            state.calls -= 1
        if state.closing:
            outcome = Failed(ModelError("llama.closed"))
    job.results.put(outcome)


def _stop(state: Shared, thread: threading.Thread) -> None:
    with state.lock:
        state.closing = True
        if state.current is not None:
            state.current.cancel_locked()
        state.jobs.put(None)
    if thread is not threading.current_thread():
        thread.join()
