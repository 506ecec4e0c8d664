"""Pandu's temporary folders, named by their process, so that a crash's leftovers can be found."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from os import getpid
from pathlib import Path

import psutil

_PREFIX = "pandu-"
_NAME = re.compile(rf"{_PREFIX}(\d+)-\w+")


def temporary_folder() -> Path:
    """Make a folder that only this user can read; whoever asks for it removes it."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{getpid()}-"))


@contextmanager
def passing_folder() -> Iterator[Path]:
    """Make such a folder and remove it at the end."""
    with tempfile.TemporaryDirectory(
        prefix=f"{_PREFIX}{getpid()}-", ignore_cleanup_errors=True
    ) as name:
        yield Path(name)


def leftovers() -> list[Path]:
    """Return the folders of this user whose process is gone."""
    return [
        path
        for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*")
        if (match := _NAME.fullmatch(path.name))
        and path.is_dir()
        and not path.is_symlink()
        and not psutil.pid_exists(int(match[1]))
    ]
