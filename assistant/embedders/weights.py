"""The hash of a model's weights, read again only where their size or time has changed."""

import json
from contextlib import suppress
from pathlib import Path

from assistant.files import replace_text, sha256_of


def sha256_of_weights(path: Path, *, noted: Path) -> str:
    """Return the SHA-256 of `path`, from the file `noted` where that still holds.

    A note that can't be read is made anew; where none can be written, the weights are read again
    the next time.
    """
    state = path.stat()
    seen = [str(path), state.st_size, state.st_mtime_ns]
    with suppress(OSError, ValueError, TypeError, KeyError):
        note = json.loads(noted.read_text(encoding="utf-8"))
        if note["seen"] == seen:
            return str(note["sha256"])
    sha256 = sha256_of(path)
    with suppress(OSError):
        replace_text(noted, json.dumps({"seen": seen, "sha256": sha256}))
    return sha256
