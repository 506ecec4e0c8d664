"""The key that signs log-ins: made at its first use, for its owner alone to read."""

import os
import secrets
from pathlib import Path

from assistant.errors import StoreError

_FILE = "accounts.key"
_BYTES = 32


def secret_key(folder: Path) -> bytes:
    """Return this computer's key, made now where there is none.

    Raises:
        StoreError: it is damaged, others may read it, or it can't be read or written.
    """
    path = folder / _FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        pass
    except OSError as error:
        raise StoreError("account.no_key", path=path) from error
    try:
        key = path.read_bytes()
        is_private = os.name == "nt" or not path.stat().st_mode & 0o077
    except OSError as error:
        raise StoreError("account.no_key", path=path) from error
    if len(key) != _BYTES or not is_private:
        raise StoreError("account.bad_key", path=path)
    return key
