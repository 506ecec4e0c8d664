import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from assistant.temporary import leftovers, passing_folder, temporary_folder


def test_only_what_a_gone_process_left_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f"pandu-{gone.pid}-abc"
    left.mkdir()
    (tmp_path / f"pandu-{gone.pid}-def").write_text("a file")
    (tmp_path / "pandu-mine").mkdir()
    own = temporary_folder()
    with passing_folder() as passing:
        assert passing.is_dir()
        assert leftovers() == [left]
    assert own.is_dir() and not passing.exists()
