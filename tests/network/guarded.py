"""Runs code in a process of its own that is guarded: a guard can't be taken off again."""

import os
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

_SWITCHED = ("HF_HUB_OFFLINE", "NO_PROXY", "no_proxy")
"""What the tests' own process has switched once Gradio was imported in it."""


def _as_found() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _SWITCHED}


def run_guarded(code: str, *arguments: str) -> str:
    """Run `code` after the guard was installed and return what it printed."""
    program = _BEFORE + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT, env=_as_found(), capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
