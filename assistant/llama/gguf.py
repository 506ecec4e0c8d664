"""A look at a GGUF file's first bytes, before llama.cpp is handed the file."""

import struct
from pathlib import Path

from assistant.errors import ModelError

_HEADER = struct.Struct("<4sIQQ")  # magic, version, tensors, metadata entries
_VERSIONS = (2, 3)  # what llama.cpp reads; 1 is from 2023
_MOST_ENTRIES = 1_000_000


def check_gguf(path: Path) -> None:
    """Refuse a file that is no GGUF, or that can't hold what its header promises.

    A file cut off further on is found by llama.cpp itself, which compares the tensors' offsets
    with the file's size.

    Raises:
        ModelError: with the reason and the next step.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
    except OSError as error:
        raise ModelError("llama.file_missing", path=path) from error
    if len(header) < _HEADER.size or header[:4] != b"GGUF":
        raise ModelError("llama.not_gguf", path=path)
    _, version, tensors, entries = _HEADER.unpack(header)
    if version not in _VERSIONS:
        raise ModelError("llama.unsupported_version", path=path, version=version)
    # A tensor's name, shape and offset take at least 24 bytes, a metadata entry 12.
    plausible = 0 < tensors < _MOST_ENTRIES and 0 < entries < _MOST_ENTRIES
    if not plausible or size < _HEADER.size + 24 * tensors + 12 * entries:
        raise ModelError("llama.damaged", path=path)
