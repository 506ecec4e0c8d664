"""The file that a document was read from, as long as it is still the same."""

import hashlib
from contextlib import suppress
from pathlib import Path

from assistant.documents.limits import Limits
from assistant.documents.opening import read_bytes
from assistant.errors import DocumentError
from assistant.library.front_matter import MAX_CHARACTERS, SIDECAR_SUFFIX, sidecar_of
from assistant.types import Document


def content_hash(data: bytes, sidecar: bytes | None) -> str:
    """Return the hash that tells whether a file, or what lies beside it, has changed."""
    digest = hashlib.sha256(data)
    if sidecar is not None:
        digest.update(sidecar)
    return digest.hexdigest()


def read_original(document: Document, folder: Path, limits: Limits) -> bytes | None:
    """Return the bytes that a document was read from; None where they changed since.

    Raises:
        DocumentError: the file can't be read.
    """
    path = folder / document.source
    data = read_bytes(path, document.source, limits.max_bytes)
    sidecar = None
    with suppress(DocumentError):  # without one, or with one that can't be read, the hash differs
        sidecar = read_bytes(sidecar_of(path), document.source + SIDECAR_SUFFIX, MAX_CHARACTERS)
    return data if content_hash(data, sidecar) == document.sha256 else None
