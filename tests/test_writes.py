"""Pandu writes in its data folder and the folder for temporary files, and nowhere else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.cli.trainer import AUDIT

ROOT = Path(__file__).parents[1]
_DEVICES = {os.devnull, "/dev/tty"}

# What Python opens to write or makes is heard of; what libraries do by themselves is found after.
_PROGRAM = """
import json, os, sys
written = set()
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
MAKING = {"os.mkdir": 0, "os.rename": 1, "os.link": 1, "os.symlink": 1, "sqlite3.connect": 0}

def listen(event, arguments):
    path = None
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
        path = arguments[0]
    elif event in MAKING:
        path = arguments[MAKING[event]]
    if isinstance(path, (str, bytes, os.PathLike)):
        written.add(os.path.abspath(os.fsdecode(path)))

sys.addaudithook(listen)
from assistant.cli.main import main
from assistant.network import guard
guard.install()
codes = [main(command) for command in json.loads(sys.argv[1])]

from assistant.conversation import Asking
from assistant.testing.assistant import ScriptedAssistant
from assistant.testing.redactor import PatternRedactor
from assistant.ui.app import build_app
asking = Asking(assistant=ScriptedAssistant((), ()), redactor=PatternRedactor())
build_app(asking, port=7860, language="id")
with open(sys.argv[2], "w", encoding="utf-8") as report:
    json.dump({"codes": codes, "written": sorted(written)}, report)
"""

_USE = (
    ("knowledge", "sync"),
    ("ask", "--passages-only", "Kapan audit dilakukan?"),
    ("knowledge", "check"),
    ("knowledge", "gaps", "add", "--yes", "Berapa gaji bupati di Kabupaten Contoh?"),
    ("doctor",),
)
"""A day's use, without the generator."""


@pytest.mark.timeout(900)  # it loads and reads as much as a day's use does
@pytest.mark.skipif(sys.platform == "win32", reason="the folders are named as POSIX does")
def test_everything_written_lies_in_the_data_or_temporary_folder(tmp_path: Path) -> None:
    home, work, data, temporary, knowledge = folders = [
        tmp_path / name for name in ("home", "work", "data", "temporary", "knowledge")
    ]
    for folder in folders:
        folder.mkdir()
    (knowledge / "audit.md").write_text(AUDIT, encoding="utf-8")
    report = temporary / "report.json"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PANDU_"))
    } | {
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PANDU_PATHS__DATA": str(data),
        "PANDU_PATHS__KNOWLEDGE": str(knowledge),
    }
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, json.dumps(_USE), str(report)],
        cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["codes"][:2] == [0, 0], done.stderr
    assert 2 not in found["codes"], done.stderr  # none was misused
    assert any(path.startswith(f"{data}/") for path in found["written"])
    heard_of = {path for path in found["written"] if path not in _DEVICES}
    allowed = (str(data), str(temporary))
    assert {path for path in heard_of if not path.startswith(allowed)} == set()
    assert {path for folder in (home, work) for path in folder.rglob("*")} == set()
    assert list(knowledge.iterdir()) == [knowledge / "audit.md"]
    assert [path.name for path in temporary.iterdir()] == [report.name]  # nothing stays behind


def test_all_folders_that_are_written_lie_in_the_data_folder(tmp_path: Path) -> None:
    paths = Settings(paths={"data": tmp_path}).paths.model_dump()
    outside = {name for name, path in paths.items() if not path.is_relative_to(tmp_path)}
    assert outside == {"knowledge"}  # which only trainers' commands change
