"""What guards a process that works on one hostile or broken file: bytes in, JSON out, no more.

It opens no file and says nothing on the terminal.
"""

import json
import logging
import os
import sys
import warnings
from collections.abc import Callable
from typing import Any, BinaryIO

from assistant.errors import DocumentError
from assistant.network import guard


def answer(work: Callable[[bytes], Any], *, memory_mb: int, seconds: int) -> None:
    """Do `work` with standard input and write what it makes to standard output, as JSON.

    Memory in MiB and processor time in seconds are limited where the system can do that.
    """
    guard.install()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    reply = _take_standard_output()
    _limit_resources(memory_mb, seconds)
    data = sys.stdin.buffer.read()
    outcome = _outcome(work, data, memory_mb)
    outcome["refused"] = dict(guard.refused())
    with reply:
        reply.write(json.dumps(outcome).encode("ascii"))


def _outcome(work: Callable[[bytes], Any], data: bytes, memory_mb: int) -> dict[str, Any]:
    try:
        return {"made": work(data)}
    except DocumentError as error:
        return {"error": error.key, "values": error.values}
    except RecursionError:
        return {"error": "documents.too_nested", "values": {}}
    except MemoryError:
        return {"error": "documents.memory", "values": {"megabytes": str(memory_mb)}}
    except Exception:  # whatever a library makes of a broken file, the file is broken
        return {"error": "documents.damaged", "values": {}}


def _take_standard_output() -> BinaryIO:
    """Keep standard output for the reply; what a library prints goes to standard error."""
    reply = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return reply


def _limit_resources(memory_mb: int, seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, seconds)
    if sys.platform == "linux":  # macOS counts shared libraries, gigabytes of them
        _limit(resource.RLIMIT_AS, memory_mb * 1024 * 1024)


def _limit(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    least = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (least, hard))
