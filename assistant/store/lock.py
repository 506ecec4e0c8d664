"""One process at a time in a store: Chroma's embedded database is corrupted by two."""

import json
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from filelock import FileLock, Timeout

from assistant.errors import StoreError, StoreLockedError

_LOCK = "store.lock"
_HOLDER = "store.holder.json"
_POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a store open."""

    pid: int
    command: str
    since: str
    """Local time, to the minute."""


class StoreLock:
    """An exclusive lock on a store's folder, for readers and writers alike.

    The operating system holds it, so it ends with the process, however that ends. A file
    beside it names the holder, for the message that a second process gets. Keep the object: the
    lock ends with it, too.
    """

    def __init__(self, folder: Path) -> None:
        self._holder = folder / _HOLDER
        self._path = folder / _LOCK
        self._lock = FileLock(self._path, thread_local=False, fallback_to_soft=False)

    def acquire(self, *, wait_seconds: float) -> None:
        """Take the lock.

        Raises:
            StoreLockedError: another process still has it after `wait_seconds`.
            StoreError: the folder can't be written to.
        """
        try:
            self._lock.acquire(timeout=wait_seconds, poll_interval=_POLL_SECONDS)
        except Timeout as error:
            raise self._locked() from error
        except (OSError, NotImplementedError) as error:
            folder = str(self._path.parent)
            raise StoreError("store.unwritable", folder=folder, reason=str(error)) from error
        self._write_holder()

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _locked(self) -> StoreLockedError:
        holder = self._read_holder()
        if holder is None:
            return StoreLockedError("store.locked_by_unknown", folder=str(self._path.parent))
        return StoreLockedError(
            "store.locked", pid=holder.pid, command=holder.command, since=holder.since
        )

    def _write_holder(self) -> None:
        holder = {
            "pid": os.getpid(),
            "command": _command(),
            "since": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        }
        with NamedTemporaryFile(
            "w", encoding="utf-8", dir=self._holder.parent, suffix=".tmp", delete=False
        ) as file:
            json.dump(holder, file)
        os.replace(file.name, self._holder)

    def _read_holder(self) -> Holder | None:
        try:
            return Holder(**json.loads(self._holder.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None  # the holder has only just taken the lock, or just released it


def _command() -> str:
    """Name the program and its sub-command, never further arguments: they may hold a question."""
    program = Path(sys.argv[0]).name if sys.argv else ""
    if program in {"", "-c", "-m", "__main__.py"}:
        program = "pandu"
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    return f"{program} {first}" if first in _SUBCOMMANDS else program


_SUBCOMMANDS = frozenset({"ask", "doctor", "knowledge", "model", "serve", "settings"})
