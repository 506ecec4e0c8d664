"""How many processor threads a model should use."""

import os

import psutil


def physical_cores() -> int:
    """Count the physical cores that this process may use; at least 1.

    A second thread on one core slows llama.cpp down: both want the same vector units.
    """
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else cores
    return max(1, min(cores, allowed))
