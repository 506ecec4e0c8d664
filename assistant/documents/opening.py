"""Take the bytes of a file that may be anything, and tell its format, before it is read."""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from assistant.documents.archive import check_archive
from assistant.documents.limits import Limits
from assistant.documents.sniff import FORMATS, Format, check_content
from assistant.errors import DocumentError
from assistant.library.scan import too_large, unreadable

_UNPACKED = 4  # an archive may unpack to this many times `max_bytes`


def read_bytes(path: Path, source: str, most: int) -> bytes:
    """Read an ordinary file; never wait for a pipe, never read more than the limit.

    Raises:
        DocumentError: it is not there, no ordinary file, forbidden or too large.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISDIR(status.st_mode):
                raise DocumentError("documents.is_folder", source=source)
            if not stat.S_ISREG(status.st_mode):
                raise DocumentError("documents.special_file", source=source)
            data = file.read(most + 1)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise DocumentError("documents.link_loop", source=source) from error
        if error.errno == errno.EISDIR or path.is_dir():
            raise DocumentError("documents.is_folder", source=source) from error
        raise unreadable(source, error) from error
    if len(data) > most:
        raise too_large(source, size=max(status.st_size, len(data)), max_bytes=most)
    return data


def check_format(
    data: bytes, source: str, limits: Limits, formats: Mapping[str, Format] = FORMATS
) -> Format:
    """Return the format, among the wanted ones, of a file that is what its ending promises.

    Raises:
        DocumentError: it is of another type, empty, locked or damaged, or it unpacks to too much.
    """
    kind = check_content(data, source, formats)
    if kind in ("docx", "pptx", "xlsx"):
        check_archive(data, max_unpacked=_UNPACKED * limits.max_bytes)
    return kind
