"""A hash is noted, and read again only where the weights are others."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.embedders import weights
from assistant.embedders.weights import sha256_of_weights


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is read whole, from now on."""
    paths: list[Path] = []
    hash_of = weights.sha256_of

    def counted(path: Path) -> str:
        paths.append(path)
        return hash_of(path)

    monkeypatch.setattr(weights, "sha256_of", counted)
    return paths


def test_weights_are_read_once_until_they_change(tmp_path: Path, read: list[Path]) -> None:
    path, noted = tmp_path / "weights.bin", tmp_path / "model" / "weights.json"
    path.write_bytes(b"one")
    for _ in range(3):
        assert sha256_of_weights(path, noted=noted) == sha256(b"one").hexdigest()
    assert len(read) == 1
    path.write_bytes(b"other")  # another size
    assert sha256_of_weights(path, noted=noted) == sha256(b"other").hexdigest()
    path.write_bytes(b"third")  # another time
    os.utime(path, ns=(1, 1))
    assert sha256_of_weights(path, noted=noted) == sha256(b"third").hexdigest()
    assert len(read) == 3


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"seen": [], "sha256": "0"}', "null"])
def test_a_damaged_note_is_made_anew(tmp_path: Path, read: list[Path], damage: str) -> None:
    path, noted = tmp_path / "weights.bin", tmp_path / "weights.json"
    path.write_bytes(b"one")
    noted.write_text(damage, encoding="utf-8")
    for _ in range(2):
        assert sha256_of_weights(path, noted=noted) == sha256(b"one").hexdigest()
    assert len(read) == 1


def test_where_nothing_can_be_noted_the_hash_is_still_true(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"one")
    (tmp_path / "file").write_bytes(b"")
    noted = tmp_path / "file" / "weights.json"  # its folder is none
    assert sha256_of_weights(path, noted=noted) == sha256(b"one").hexdigest()
