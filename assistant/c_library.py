"""The process's C library, and how it keeps memory."""

import ctypes
import sys
from functools import cache

_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h."""

_POOLS = 2
"""Enough for two cores; glibc makes up to eight for each of them, as threads come.

`pandu serve` after eight answers: most memory ever held 1,994 MB with two, 2,037 MB without a
limit.
"""


@cache
def c_library() -> ctypes.CDLL:
    """Return the process's C library."""
    return ctypes.CDLL("msvcrt" if sys.platform == "win32" else None)


def share_pools() -> None:
    """Let all threads take their memory from few pools, where the C library is glibc.

    Each pool keeps what was freed in it, and a server answers from ever other threads. To be
    called before these begin.
    """
    if option := getattr(c_library(), "mallopt", None):
        option(_ARENA_MAX, _POOLS)


def return_memory() -> None:
    """Give freed memory back to the system, where the C library would keep it.

    Each model lives in a thread of its own, so glibc keeps what it frees in ever new pools: after
    eight loads of the default model 210 MB without this, 30 to 80 MB with it.
    """
    if trim := getattr(c_library(), "malloc_trim", None):
        trim(0)
