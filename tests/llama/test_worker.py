import gc
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.errors import ModelError
from assistant.llama.abort import AbortFlag
from assistant.llama.job import Job
from assistant.llama.worker import Worker


class Desk:
    """Records which thread uses it, and whether it was closed."""

    def __init__(self) -> None:
        self.threads = {threading.get_ident()}
        self.closed = 0

    def work(self, job: Job) -> int:
        self.threads.add(threading.get_ident())
        return len(self.threads)

    def count(self, job: Job) -> None:
        for number in range(1_000_000):
            job.check()
            job.emit(number)
            time.sleep(0.001)

    def close(self) -> None:
        self.closed += 1


def open_desk() -> tuple[Worker[Desk], Desk]:
    desks: list[Desk] = []

    def make() -> Desk:
        desks.append(Desk())
        return desks[0]

    return Worker(make, abort=AbortFlag(), name="desk"), desks[0]


def test_one_thread_owns_the_resource_whoever_calls() -> None:
    worker, desk = open_desk()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: worker.call(Desk.work), range(20))) == [1] * 20
    assert threading.get_ident() not in desk.threads
    worker.close()


def test_an_error_in_opening_is_raised_to_the_opener() -> None:
    def fail() -> Desk:
        raise ModelError("llama.damaged", path="x")

    before = threading.active_count()
    with pytest.raises(ModelError, match="damaged"):
        Worker(fail, abort=AbortFlag(), name="desk")
    assert threading.active_count() == before


def test_an_error_in_a_job_is_raised_to_its_caller_and_the_next_job_runs() -> None:
    worker, _ = open_desk()

    def fail(_: Desk, __: Job) -> None:
        raise ZeroDivisionError("nol")

    with pytest.raises(ZeroDivisionError, match="nol"):
        worker.call(fail)
    with pytest.raises(ZeroDivisionError):
        list(worker.stream(fail))
    assert worker.call(Desk.work) == 1
    worker.close()


def test_a_closed_iterator_ends_its_job() -> None:
    worker, _ = open_desk()
    numbers = worker.stream(Desk.count)
    assert [next(numbers) for _ in range(3)] == [0, 1, 2]
    numbers.close()
    assert worker.call(Desk.work) == 1  # would wait for a quarter of an hour
    worker.close()


def test_a_collected_iterator_ends_its_job() -> None:
    worker, _ = open_desk()
    next(worker.stream(Desk.count))
    gc.collect()
    assert worker.call(Desk.work) == 1
    worker.close()


def test_a_waiting_job_can_be_cancelled() -> None:
    worker, _ = open_desk()
    numbers = worker.stream(Desk.count)
    next(numbers)
    cancellation = threading.Event()
    cancellation.set()
    waiting = worker.stream(Desk.count, cancellation)
    with ThreadPoolExecutor(1) as pool:
        ended = pool.submit(list, waiting)
        numbers.close()
        assert ended.result(timeout=30) == []
    worker.close()


def test_cancellation_raises_the_flag_that_llama_cpp_reads() -> None:
    abort = AbortFlag()
    worker = Worker(Desk, abort=abort, name="desk")
    cancellation = threading.Event()

    def block(_: Desk, job: Job) -> None:
        job.emit("started")
        while not abort.is_set:  # stands for a long batch, which sees nothing else
            time.sleep(0.001)

    values = worker.stream(block, cancellation)
    assert next(values) == "started"
    cancellation.set()
    assert list(values) == []
    assert worker.call(lambda _, __: abort.is_set) is False
    worker.close()


def test_closing_fails_running_and_waiting_jobs_and_closes_the_resource_once() -> None:
    worker, desk = open_desk()
    numbers = worker.stream(Desk.count)
    next(numbers)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(worker.call, Desk.work)
        time.sleep(0.05)
        worker.close()
        for call in (waiting.result, lambda: list(numbers)):
            with pytest.raises(ModelError, match="closed"):
                call()
    worker.close()
    assert desk.closed == 1
    with pytest.raises(ModelError, match="closed"):
        worker.call(Desk.work)


def test_a_collected_worker_closes_its_resource() -> None:
    worker, desk = open_desk()
    del worker
    gc.collect()
    assert desk.closed == 1


def test_the_interpreter_exits_while_a_job_runs() -> None:
    script = """
import time
from assistant.llama.abort import AbortFlag
from assistant.llama.worker import Worker
class Desk:
    def close(self): print("closed", flush=True)
    def count(self, job):
        while True:
            job.check()
            job.emit(0)
worker = Worker(Desk, abort=AbortFlag(), name="desk")
numbers = worker.stream(Desk.count)
next(numbers)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "closed\n"
    assert done.stderr == ""


def test_what_gives_way_runs_to_its_end_where_nobody_waits() -> None:
    worker, _ = open_desk()
    assert worker.attempt(lambda desk, job: None)
    with pytest.raises(ValueError, match="faulty"):
        worker.attempt(fail)
    worker.close()
    with pytest.raises(ModelError):
        worker.attempt(lambda desk, job: None)


def test_what_gives_way_ends_at_once_for_a_call() -> None:
    worker, _ = open_desk()
    running, ended = threading.Event(), []

    with ThreadPoolExecutor(1) as pool:
        attempt = pool.submit(worker.attempt, until_told(running))
        running.wait()
        ended.append(worker.call(Desk.work))
        assert attempt.result() is False
    assert ended == [1]
    worker.close()


def test_what_gives_way_does_not_begin_where_a_call_waits() -> None:
    worker, _ = open_desk()
    held, go_on, begun = threading.Event(), threading.Event(), []

    def hold(desk: Desk, job: Job) -> None:
        held.set()
        go_on.wait()

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(worker.call, hold)
        held.wait()
        attempt = pool.submit(worker.attempt, lambda desk, job: begun.append(1))
        while not queued(worker, 1):
            time.sleep(0.001)
        second = pool.submit(worker.call, Desk.work)
        while not queued(worker, 2):
            time.sleep(0.001)
        go_on.set()
        assert attempt.result() is False
        first.result()
        second.result()
    assert not begun
    worker.close()


def test_way_is_made_before_a_call_comes() -> None:
    worker, _ = open_desk()
    running = threading.Event()

    with ThreadPoolExecutor(1) as pool:
        attempt = pool.submit(worker.attempt, until_told(running))
        running.wait()
        done = worker.make_way(60)
        assert attempt.result() is False
    assert worker.attempt(lambda desk, job: None) is False
    done_too = worker.make_way(60)
    done()
    assert worker.attempt(lambda desk, job: None) is False
    done_too()
    done_too()
    assert worker.attempt(lambda desk, job: None) is True
    worker.make_way(0)
    assert worker.attempt(lambda desk, job: None) is True
    worker.close()


def until_told(running: threading.Event) -> Callable[[Desk, Job], None]:
    """Return work that goes on until it is told to end."""

    def work(desk: Desk, job: Job) -> None:
        running.set()
        while True:
            job.check()
            time.sleep(0.001)

    return work


def queued(worker: Worker[Desk], count: int) -> bool:
    return worker._state.jobs.qsize() == count


def fail(desk: Desk, job: Job) -> None:
    raise ValueError("faulty")
