"""Read a file's bytes in a process of their own, which may hang, swell or crash."""

import json
import logging
import math
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any

from assistant.documents.extract import Extract, from_json
from assistant.documents.limits import Limits
from assistant.errors import DocumentError
from assistant.network import guard

_ROOT = Path(__file__).resolve().parent.parent.parent
_CHARACTER = 12
"""Most bytes of JSON for one character: a pair of escapes such as `\\ud83d\\ude00`."""

_FIXED = 20_000_000  # bytes of JSON for sections, whatever the text

_READER = "assistant.documents.child"

logger = logging.getLogger(__name__)


def read_isolated(kind: str, data: bytes, *, limits: Limits) -> Extract:
    """Read `data` as `kind` ("pdf", "docx", "pptx" or "html") in a child process.

    Raises:
        DocumentError: the file can't be read, or reading it took too long, too much memory or
            gave too much text. It has no `source` yet.
    """
    return from_json(ask_child("read", kind, data, limits=limits))


def ask_child(task: str, kind: str, data: bytes, *, limits: Limits, module: str = _READER) -> Any:
    """Let a child process do a task with `data`; return the plain values that it made.

    `module` is run with the task, the kind, the most characters, MiB and seconds; it answers as
    `assistant.documents.guarded` does.

    Raises:
        DocumentError: as `read_isolated` does.
    """
    began = time.monotonic()
    process = _start(module, task, kind, limits)
    late = Event()
    timer = Timer(limits.timeout_seconds, _stop, (process, late))
    timer.daemon = True
    timer.start()
    feeder = Thread(target=_feed, args=(process, data), daemon=True)
    feeder.start()
    most = _CHARACTER * limits.max_characters + _FIXED
    try:
        reply = process.stdout.read(most + 1)  # type: ignore[union-attr]
        if len(reply) > most:
            raise DocumentError("documents.too_much_text", limit=str(limits.max_characters))
        code = process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        feeder.join()
        process.stdout.close()  # type: ignore[union-attr]
    seconds = time.monotonic() - began
    logger.debug("%s of %d bytes as %s took %.2f s", task, len(data), kind, seconds)
    return _interpret(reply, code, late=late.is_set(), limits=limits)


def _start(module: str, task: str, kind: str, limits: Limits) -> subprocess.Popen[bytes]:
    numbers = (
        limits.max_characters,
        limits.memory_mb,
        math.ceil(limits.timeout_seconds) + 1,  # of processor time, should this process be gone
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONSAFEPATH"}
    return subprocess.Popen(  # noqa: S603 (our own module, by our own interpreter)
        [sys.executable, "-m", module, task, kind, *map(str, numbers)],
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _stop(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    with suppress(OSError), process.stdin as stdin:  # type: ignore[union-attr]
        stdin.write(data)  # fails where the child is gone, and its end says why


def _interpret(reply: bytes, code: int, *, late: bool, limits: Limits) -> Any:
    try:
        answer: dict[str, Any] = json.loads(reply)
    except ValueError:
        raise _reason(code, late=late, limits=limits) from None
    guard.add_refused(answer["refused"])
    if "error" in answer:
        raise DocumentError(answer["error"], **answer["values"])
    return answer["made"]


def _reason(code: int, *, late: bool, limits: Limits) -> DocumentError:
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return DocumentError("documents.timeout", seconds=f"{limits.timeout_seconds:g}")
    if code == -getattr(signal, "SIGKILL", 0):  # the system's own answer to a lack of memory
        return DocumentError("documents.memory", megabytes=str(limits.memory_mb))
    return DocumentError("documents.crashed")
