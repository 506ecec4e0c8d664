"""Files within the knowledge folder: found without leaving it, written whole or not at all."""

import os
import re
import secrets
import stat
from pathlib import Path

from assistant.errors import UserError

_PART = re.compile(r"[^\x00-\x1f\x7f<>:\"/\\|?*]+")
"""What every system takes as the name of a file or folder."""


def place_within(folder: Path, source: str) -> Path:
    """Return the path of `source`, a file of the folder that need not exist yet.

    Raises:
        UserError: it leads out of the folder, through a link or by its words, or its name is
            none that every system can write.
    """
    parts = source.split("/")
    if not all(_PART.fullmatch(part) and not part.startswith(".") for part in parts):
        raise UserError("curation.outside", source=source)
    root = folder.resolve()
    path = root.joinpath(*parts)
    through = [path, *path.parents[: len(parts) - 1]]
    if any(step.is_symlink() for step in through) or not path.resolve().is_relative_to(root):
        raise UserError("curation.outside", source=source)
    return path


def read_if_there(path: Path) -> bytes | None:
    """Return the bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def put(path: Path, data: bytes | None) -> None:
    """Write a file in one step, with the rights of the one that it replaces; None removes it."""
    if data is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".pandu-{secrets.token_hex(6)}")  # short: long names have a limit
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(beside, flags, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
