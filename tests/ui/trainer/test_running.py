"""Work beside the page: its steps, its end, its errors, and one at a time."""

import threading
import time

import pytest

from assistant.errors import UserError
from assistant.ui.trainer.notice import Step
from assistant.ui.trainer.running import BEGUN, WAITING, Tell, in_steps

STEP = Step(key="check.reading", done=1, total=2)


def test_steps_are_told_and_the_result_comes_last() -> None:
    def work(tell: Tell) -> str:
        tell(STEP)
        time.sleep(0.6)
        return "selesai"

    running = in_steps(work, lock=threading.Lock())
    steps = []
    with pytest.raises(StopIteration) as end:
        while True:
            steps.append(next(running))
    assert (steps, end.value.value) == ([STEP], "selesai")


def test_an_error_comes_out() -> None:
    def work(_tell: Tell) -> None:
        raise UserError("curation.nothing_to_undo")

    with pytest.raises(UserError):
        list(in_steps(work, lock=threading.Lock()))


def test_work_goes_on_when_the_page_is_closed() -> None:
    done = threading.Event()

    def work(tell: Tell) -> None:
        tell(STEP)
        time.sleep(0.5)
        done.set()

    running = in_steps(work, lock=threading.Lock())
    assert next(running) == STEP
    running.close()
    assert done.wait(5)


def test_one_at_a_time() -> None:
    lock = threading.Lock()
    inside: list[int] = []

    def work(_tell: Tell) -> None:
        inside.append(1)
        assert len(inside) == 1
        time.sleep(0.2)
        inside.pop()

    threads = [threading.Thread(target=lambda: list(in_steps(work, lock=lock))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert inside == []


def test_who_waits_for_other_work_is_told_so() -> None:
    lock = threading.Lock()
    lock.acquire()
    waiting = in_steps(lambda _tell: time.sleep(0.6), lock=lock)
    assert next(waiting) == WAITING
    lock.release()
    assert list(waiting) == [BEGUN]
