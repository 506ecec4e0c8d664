"""The log of what was done with accounts and the library: when, by whom, what, to which thing.

One line of JSON each, without any content: ids alone. A full file is put aside, and the oldest of
those goes.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from assistant.errors import StoreError

_FILE = "audit.jsonl"
_MOST_BYTES = 1_000_000  # about 9,000 acts
_KEPT = 5  # full files
_LONGEST = 300  # characters of an object's id

TERMINAL = "terminal"
"""Who acted, where it was the person at this computer's command line."""

NOBODY = "-"
"""Who acted, where that is not known, or what was acted on, where it has no id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act."""

    at: str
    """When, as ISO 8601 in UTC."""

    user: str
    """Id of an account, `terminal`, or `-`."""

    act: str
    object: str
    """Id of an account, a document, a file or a question, or how many of them; `-` for neither."""


def id_of_file(source: str) -> str:
    """Return what stands for a file of the knowledge folder, whose path may name somebody."""
    return f"file {sha256(source.encode()).hexdigest()[:12]}"


class AuditLog:
    """The log in a data folder. Safe to write from several processes."""

    def __init__(self, folder: Path, *, clock: Callable[[], float]) -> None:
        self._path = folder / _FILE
        self._clock = clock

    def note(self, act: str, *, user: str = TERMINAL, object: str = NOBODY) -> None:
        """Write an act down.

        Raises:
            StoreError: the file can't be written; what was done is done.
        """
        at = datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")
        written = {"at": at, "user": user or NOBODY, "act": act, "object": object[:_LONGEST]}
        try:
            self._write(json.dumps(written, ensure_ascii=False) + "\n")
        except OSError as error:
            raise StoreError("account.no_log", path=self._path) from error

    def entries(self) -> Iterator[Entry]:
        """Yield what was written down, oldest first; a line that is none of ours is passed over."""
        numbered = [self._aside(number) for number in range(_KEPT, 0, -1)]
        for path in (*numbered, self._path):
            if not path.exists():
                continue
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    yield Entry(**json.loads(line))
                except (ValueError, TypeError):
                    continue

    def _write(self, line: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self._path}.lock", mode=0o600):
            self._put_aside()
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            with open(os.open(self._path, flags, 0o600), "a", encoding="utf-8") as file:
                file.write(line)

    def _put_aside(self) -> None:
        if not self._path.exists() or self._path.stat().st_size < _MOST_BYTES:
            return
        for number in range(_KEPT, 1, -1):
            if self._aside(number - 1).exists():
                os.replace(self._aside(number - 1), self._aside(number))
        os.replace(self._path, self._aside(1))

    def _aside(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.stem}.{number}.jsonl")
