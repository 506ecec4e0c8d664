"""Runs code in a process of its own that is guarded: a guard can't be taken off again."""

import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[2]

_BEFORE = """
import asyncio, errno, os, socket, sys, threading, _socket
from pathlib import Path
from assistant.errors import RefusedConnectionError
from assistant.network import guard
guard.install()
"""


def run_guarded(code: str, *arguments: str) -> str:
    """Run `code` after the guard was installed and return what it printed."""
    program = _BEFORE + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
