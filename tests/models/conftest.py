from pathlib import Path

import pytest


class Recorder:
    """Implements `Progress` by keeping what it is told."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, int | None]] = []
        self.done: list[int] = []

    def begin(self, step: str, total: int | None) -> None:
        self.steps.append((step, total))
        self.done.append(0)

    def advance(self, count: int) -> None:
        self.done[-1] += count


@pytest.fixture
def progress() -> Recorder:
    return Recorder()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for its only package index."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null" if Path("/dev/null").exists() else "nul")
    return folder
