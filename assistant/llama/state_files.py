"""Decoded passages on disk: one file each, checked when it is read.

Whatever is wrong with a file, it is dropped and the passage decoded again: these files save time
and nothing depends on them. They hold text of the library alone, never what a person wrote.
"""

import hashlib
import logging
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from assistant.files import replace_bytes

_log = logging.getLogger(__name__)

_SUFFIX = ".state"
_CHECKSUM_BYTES = 32


class StateFiles:
    """States under hexadecimal keys, as many as fit.

    Neither which files there are nor their times tell what was asked: they are written for passages
    in the library's order, before anybody asks, and reading leaves no trace. So none is dropped
    for having been used less than others, either.
    """

    def __init__(self, folder: Path, *, most_bytes: int) -> None:
        """Keep at most `most_bytes` in `folder`, which is made when it is needed."""
        self.is_full = False
        """Whether a state was refused for want of room."""
        self._folder = folder
        self._most_bytes = most_bytes

    def __contains__(self, key: str) -> bool:
        return self._path(key).is_file()

    def read(self, key: str) -> bytes | None:
        """Return a state; None where there is none, or none that is whole."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        checksum, state = content[:_CHECKSUM_BYTES], content[_CHECKSUM_BYTES:]
        if checksum != _checksum(key, state):
            _log.warning("a damaged state was dropped, and will be made anew")
            self.drop(key)
            return None
        return state

    def write(self, key: str, state: bytes) -> None:
        """Keep a state, if there is room.

        A disk that is full or can't be written keeps nothing, and nobody is troubled with it.
        """
        size = len(state) + _CHECKSUM_BYTES
        try:
            self.is_full = folder_bytes(self._folder) + size > self._most_bytes
            if not self.is_full:
                replace_bytes(self._path(key), _checksum(key, state) + state)
        except OSError as error:
            self.is_full = True
            _log.warning("a state could not be written: %s", type(error).__name__)

    def drop(self, key: str) -> None:
        """Delete a state, if there is one."""
        with suppress(OSError):
            self._path(key).unlink()

    def keep_only(self, keys: Collection[str]) -> None:
        """Delete all states but these, and what an interrupted write left."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.suffix != _SUFFIX or path.stem not in keys:
                    path.unlink()
        self.is_full = False

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"


def folder_bytes(folder: Path) -> int:
    """Return what the states in a folder take on disk."""
    return sum(path.stat().st_size for path in folder.glob(f"*{_SUFFIX}"))


def _checksum(key: str, state: bytes) -> bytes:
    """Bind the state to its key too, so that no file can stand for another."""
    return hashlib.blake2b(state, digest_size=_CHECKSUM_BYTES, key=key.encode()[:64]).digest()
