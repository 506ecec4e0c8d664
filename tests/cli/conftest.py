"""A knowledge folder with one document, for the tests of the trainer's commands."""

from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.cli.trainer import AUDIT, RAPAT, Capture


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "knowledge"
    path.mkdir()
    (path / "audit.md").write_text(AUDIT, encoding="utf-8")
    monkeypatch.setenv("PANDU_PATHS__KNOWLEDGE", str(path))
    return path


@pytest.fixture
def synced(folder: Path, capsys: Capture) -> Path:
    assert main(["knowledge", "sync"]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def rapat(tmp_path: Path) -> Path:
    path = tmp_path / "unduhan" / "Rapat.md"
    path.parent.mkdir()
    path.write_text(RAPAT, encoding="utf-8")
    return path
