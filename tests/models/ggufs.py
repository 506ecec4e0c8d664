"""Writes the beginnings of GGUF files."""

import struct
from pathlib import Path

Field = str | int | bool | list[str]


def write_gguf(path: Path, fields: dict[str, Field], *, version: int = 3) -> Path:
    content = b"GGUF" + struct.pack("<IQQ", version, 1, len(fields))
    for key, value in fields.items():
        content += _string(key) + _value(value)
    path.write_bytes(content + b"\0" * 64)
    return path


def _value(value: Field) -> bytes:
    match value:
        case bool():
            return struct.pack("<I?", 7, value)
        case int():
            return struct.pack("<II", 4, value)
        case str():
            return struct.pack("<I", 8) + _string(value)
    return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(_string, value))


def _string(value: str) -> bytes:
    encoded = value.encode()
    return struct.pack("<Q", len(encoded)) + encoded


GENERATOR: dict[str, Field] = {
    "general.architecture": "qwen2",
    "general.name": "My Model",
    "tokenizer.ggml.tokens": ["a", "b", "ç"],
    "qwen2.context_length": 4096,
    "general.license": "mit",
    "tokenizer.chat_template": "{% for m in messages %}<|im_start|>{{ m.role }}{% endfor %}",
}

EMBEDDER: dict[str, Field] = {
    "general.architecture": "bert",
    "general.name": "Multilingual E5 Small",
    "bert.context_length": 512,
    "bert.embedding_length": 384,
    "bert.pooling_type": 1,
}
