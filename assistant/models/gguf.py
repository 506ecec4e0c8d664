"""Reads what a GGUF file says about itself; loads no weights and trusts no length."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from assistant.errors import ModelError

_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q"}
_SCALARS[12] = "d"
_STRING, _ARRAY = 8, 9
_MOST_ENTRIES = 10_000
_MOST_ITEMS = 4_000_000
_LONGEST_TEXT = 4_000_000

Value = int | float | bool | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GgufMetadata:
    """What a model's file says about itself; None where it is silent."""

    architecture: str
    name: str | None
    licence: str | None
    context_tokens: int | None
    embedding_length: int | None
    chat_template: str | None
    """The template in Jinja, as the model's makers wrote it."""

    pools: bool
    """It turns a text into one vector: an embedder."""


def read_metadata(path: Path) -> GgufMetadata:
    """Read a file's metadata.

    Raises:
        ModelError: it is no GGUF file, or is cut off or damaged.
    """
    try:
        with path.open("rb") as file:
            entries = _entries(file)
    except (OSError, ValueError, struct.error) as error:
        raise ModelError("models.not_gguf", path=path) from error
    architecture = str(entries.get("general.architecture") or "")
    return GgufMetadata(
        architecture=architecture,
        name=_text(entries, "general.name"),
        licence=_text(entries, "general.license"),
        context_tokens=_count(entries, f"{architecture}.context_length"),
        embedding_length=_count(entries, f"{architecture}.embedding_length"),
        chat_template=_text(entries, "tokenizer.chat_template"),
        pools=f"{architecture}.pooling_type" in entries,
    )


def _text(entries: Mapping[str, Value], key: str) -> str | None:
    value = entries.get(key)
    return value if isinstance(value, str) else None


def _count(entries: Mapping[str, Value], key: str) -> int | None:
    value = entries.get(key)
    return value if isinstance(value, int) else None


def _entries(file: BinaryIO) -> dict[str, Value]:
    if file.read(4) != b"GGUF":
        raise ValueError("magic")
    version, _, count = _unpack(file, "IQQ")
    if version not in (2, 3) or count > _MOST_ENTRIES:
        raise ValueError("version or count")
    entries: dict[str, Value] = {}
    for _ in range(count):
        key = _string(file)
        (kind,) = _unpack(file, "I")
        entries[key] = _value(file, kind)
    return entries


def _value(file: BinaryIO, kind: int) -> Value:
    if kind == _STRING:
        return _string(file)
    if kind == _ARRAY:
        _skip_array(file)
        return None
    (value,) = _unpack(file, _SCALARS.get(kind) or _unknown(kind))
    return value if isinstance(value, int | float) else None


def _skip_array(file: BinaryIO) -> None:
    kind, count = _unpack(file, "IQ")
    if count > _MOST_ITEMS:
        raise ValueError("array")
    if kind == _STRING:
        for _ in range(count):
            _skip(file, _length(file))
    else:
        _skip(file, count * struct.calcsize("<" + (_SCALARS.get(kind) or _unknown(kind))))


def _unknown(kind: int) -> str:
    raise ValueError(f"type {kind}")


def _string(file: BinaryIO) -> str:
    length = _length(file)
    content = file.read(length)
    if len(content) < length:
        raise ValueError("cut off")
    return content.decode("utf-8", "replace")


def _length(file: BinaryIO) -> int:
    (length,) = _unpack(file, "Q")
    if length > _LONGEST_TEXT:
        raise ValueError("length")
    return int(length)


def _skip(file: BinaryIO, count: int) -> None:
    if len(file.read(count)) < count:
        raise ValueError("cut off")


def _unpack(file: BinaryIO, layout: str) -> tuple[int, ...]:
    size = struct.calcsize("<" + layout)
    return struct.unpack("<" + layout, file.read(size))
