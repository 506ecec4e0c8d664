"""How soon the program itself is there, and how much memory it takes."""

import subprocess
import sys
from time import perf_counter

import psutil

from evals.bench.figures import Figure

_TIMES = 5


def help_figure() -> Figure:
    """Time `pandu --help` in processes of its own."""
    values = []
    for _ in range(_TIMES + 1):
        start = perf_counter()
        subprocess.run(
            [sys.executable, "-m", "assistant", "--help"], capture_output=True, check=True
        )
        values.append(perf_counter() - start)
    return Figure(name="help", way="", unit="s", values=tuple(values[1:]))  # the first one warms up


def memory_figure() -> Figure:
    """Return what this process holds now, the model's file in it."""
    held = psutil.Process().memory_info().rss / 1_000_000
    return Figure(name="memory", way="ours", unit="MB", values=(held,))
