"""The one place that imports `llama_cpp`: lazily, silenced, with its back end started once."""

import ctypes
import logging
import os
from functools import cache
from typing import Any

from assistant.errors import MachineError

_log = logging.getLogger(__name__)
_WARNING = 3  # ggml_log_level: 1 debug, 2 info, 3 warning, 4 error, 5 continuation
_ERROR = 4

# A model's threads meet some thousand times a token, and GNU OpenMP lets each spin for
# milliseconds while it waits. Where another program wants the core too, the spinning thread keeps
# it from the one that is waited for: a token took up to 3 s instead of 0.1 s (load 5 on 2 cores).
# After a thousand rounds it should sleep; on an idle machine that costs nothing (42 ms a token).
# The library reads this once, when it is loaded.
_SPIN_ROUNDS = "1000"

# llama.cpp calls the log callback for as long as the process lives: a collected one crashes it.
_kept: list[object] = []


@cache
def library() -> Any:
    """Return the module `llama_cpp`, ready for use.

    Raises:
        MachineError: the package is not installed, or its compiled part doesn't load.
    """
    os.environ.setdefault("GOMP_SPINCOUNT", _SPIN_ROUNDS)
    try:
        import llama_cpp
    except ImportError as error:
        raise MachineError("llama.library_missing") from error
    except (OSError, RuntimeError) as error:
        raise MachineError("llama.library_broken", reason=error) from error
    callback = llama_cpp.llama_log_callback(_forward)
    _kept.append(callback)
    llama_cpp.llama_log_set(callback, ctypes.c_void_p(0))
    llama_cpp.llama_backend_init()
    return llama_cpp


def _forward(level: int, text: bytes, _: object) -> None:
    # llama.cpp speaks of files, tensors and sizes here, never of prompts.
    if _WARNING <= level <= _ERROR:
        _log.debug("llama.cpp: %s", text.decode("utf-8", "replace").rstrip())
