import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import StoreError, StoreLockedError
from assistant.store.lock import StoreLock

_HOLD = """
import sys, time
from pathlib import Path
from assistant.store.lock import StoreLock
sys.argv = sys.argv[2:]
lock = StoreLock(Path({folder!r}))
lock.acquire(wait_seconds=0)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process, started as `pandu ask <question>`, that has the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD.format(folder=str(tmp_path)), "-", "pandu", "ask", "rahasia?"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_holds_it_within_two_seconds(
    holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    began = time.monotonic()
    with pytest.raises(StoreLockedError) as caught:
        StoreLock(tmp_path).acquire(wait_seconds=1.0)
    assert time.monotonic() - began < 2.0
    assert caught.value.values["pid"] == holder.pid
    assert caught.value.values["command"] == "pandu ask"
    for language in ("id", "en"):
        assert str(holder.pid) in caught.value.what(language)
        assert caught.value.next_step(language)


def test_the_holders_question_is_not_written_down(
    holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    assert "rahasia" not in "".join(
        path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if path.is_file()
    )


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_the_lock_of_a_killed_process_is_free(
    holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    lock = StoreLock(tmp_path)
    lock.acquire(wait_seconds=0.0)
    assert json.loads((tmp_path / "store.holder.json").read_text(encoding="utf-8"))["pid"] == (
        os.getpid()
    )
    lock.release()


def test_a_lock_excludes_its_own_process_too(tmp_path: Path) -> None:
    first = StoreLock(tmp_path)
    first.acquire(wait_seconds=0.0)
    with pytest.raises(StoreLockedError):
        StoreLock(tmp_path).acquire(wait_seconds=0.0)
    first.release()
    first.release()
    again = StoreLock(tmp_path)
    again.acquire(wait_seconds=0.0)
    again.release()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": 1}'])
def test_an_unreadable_holder_file_still_gives_a_message(tmp_path: Path, content: str) -> None:
    first = StoreLock(tmp_path)
    first.acquire(wait_seconds=0.0)
    (tmp_path / "store.holder.json").write_text(content, encoding="utf-8")
    with pytest.raises(StoreLockedError) as caught:
        StoreLock(tmp_path).acquire(wait_seconds=0.0)
    assert caught.value.key == "store.locked_by_unknown"
    first.release()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StoreError) as caught:
        StoreLock(file).acquire(wait_seconds=0.0)
    assert caught.value.key == "store.unwritable"
