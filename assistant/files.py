"""Writing files whole or not at all, and hashing large ones."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

Advance = Callable[[int], None]
"""Told of each further number of bytes done."""

CHUNK_BYTES = 1 << 20


def replace_text(path: Path, content: str) -> None:
    """Write `content` to `path` in one step, in UTF-8; see `replace_bytes`."""
    replace_bytes(path, content.encode())


def replace_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one step: a reader sees the old or the new, never half.

    Only this user can read the file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sha256_of(
    path: Path, advance: Advance = lambda _: None, *, start: int = 0, length: int = -1
) -> str:
    """Return the SHA-256 of a file, or of `length` bytes of it from `start`."""
    digest = hashlib.sha256()
    left = length if length >= 0 else path.stat().st_size - start
    with path.open("rb") as file:
        file.seek(start)
        while left > 0 and (block := file.read(min(CHUNK_BYTES, left))):
            digest.update(block)
            left -= len(block)
            advance(len(block))
    return digest.hexdigest()
