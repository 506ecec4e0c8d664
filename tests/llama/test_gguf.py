import struct
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.llama.gguf import check_gguf


def header(magic: bytes = b"GGUF", version: int = 3, tensors: int = 2, entries: int = 2) -> bytes:
    return struct.pack("<4sIQQ", magic, version, tensors, entries)


BODY = bytes(2 * 24 + 2 * 12)


@pytest.mark.parametrize("version", [2, 3])
def test_a_plausible_header_passes(tmp_path: Path, version: int) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(header(version=version) + BODY)
    check_gguf(path)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "llama.not_gguf"),
        (b"GGUF", "llama.not_gguf"),
        (header(magic=b"GGML") + BODY, "llama.not_gguf"),
        (b"<!DOCTYPE html><html>not found</html>", "llama.not_gguf"),
        (header(version=1) + BODY, "llama.unsupported_version"),
        (header(version=3 << 24) + BODY, "llama.unsupported_version"),  # big-endian
        (header(tensors=0) + BODY, "llama.damaged"),
        (header(tensors=2**60) + BODY, "llama.damaged"),
        (header(entries=2**60) + BODY, "llama.damaged"),
        (header() + BODY[:-1], "llama.damaged"),
    ],
)
def test_other_files_are_refused_with_a_reason(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        check_gguf(path)
    assert caught.value.key == key
    assert caught.value.what("id")
    assert "pandu model" in caught.value.next_step("id")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.gguf", tmp_path):
        with pytest.raises(ModelError) as caught:
            check_gguf(path)
        assert caught.value.key == "llama.file_missing"
