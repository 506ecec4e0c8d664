"""Refuse archives that would unpack to too much, before anything is unpacked."""

import io
import zipfile

from assistant.errors import DocumentError

_MOST_ENTRIES = 10_000
_MOST_TIMES_LARGER = 200
"""Largest ratio of unpacked to packed size in a large archive; office files reach about 20, a
stream of one repeated byte about 1,000."""

_HARMLESS = 20_000_000
"""Bytes that may be unpacked whatever the ratio."""


def check_archive(data: bytes, *, max_unpacked: int) -> None:
    """Check the sizes that a DOCX or PPTX declares; what is read never exceeds these.

    Raises:
        DocumentError: it unpacks to too much, is locked or is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise DocumentError("documents.damaged") from error
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise DocumentError("documents.encrypted")
    unpacked = sum(entry.file_size for entry in entries)
    swells = unpacked > _HARMLESS and unpacked > _MOST_TIMES_LARGER * len(data)
    if len(entries) > _MOST_ENTRIES or unpacked > max_unpacked or swells:
        raise DocumentError("documents.unpacks_too_large")
