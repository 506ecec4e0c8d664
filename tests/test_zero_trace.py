"""A day's use, by script; then every file that was written is read for what was typed."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.conversation import Asking
from assistant.errors import PanduError
from assistant.factory import load_redactor, open_assistant, open_workbench
from assistant.settings import load_settings
from assistant.testing.generator import ScriptedGenerator
from assistant.testing.redactor import PatternRedactor
from assistant.ui import keeping, leaving, review
from assistant.ui.ahead import Ahead
from assistant.ui.conversation import follow
from assistant.ui.line import Line
from assistant.ui.session import Session
from assistant.ui.sessions import Sessions
from assistant.workbench import Workbench
from tests.cli.trainer import AUDIT

PERSONAL = ("Sulastri", "3201014107900000", "08120000147", "sulastri.k@example.org", "Kenanga")
"""What nothing may be written of, whatever is done."""

TYPED = ("teratai", "melati", "anggrek", "kamboja")
"""Words of questions that nobody chose to keep."""

WHO = "Ibu Sulastri, NIK 3201014107900000, HP 08120000147, email sulastri.k@example.org"
WHERE = "yang tinggal di Jl. Kenanga No. 7"
PASSPHRASE = "kuda hijau makan awan"


@pytest.fixture
def everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds all that is written: data, settings, knowledge, temporary files."""
    for name in ("temp", "knowledge"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setenv("PANDU_PATHS__KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("PANDU_LOG__LEVEL", "DEBUG")
    (tmp_path / "knowledge" / "audit.md").write_text(AUDIT, encoding="utf-8")
    assert main(["knowledge", "sync"]) == 0
    return tmp_path


def found_in(folder: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return which words stand in which files, as they are or in UTF-16."""
    hits = []
    for path in folder.rglob("*"):
        content = path.read_bytes().lower() if path.is_file() else b""
        for word in words:
            if any(word.lower().encode(code) in content for code in ("utf-8", "utf-16-le")):
                hits.append((path.name, word))
    return hits


@pytest.fixture
def page(everything: Path) -> Iterator[tuple[Asking, Workbench]]:
    with open_workbench(load_settings(answer={"synthesis": False})) as both:
        yield both


def ask(session: Session, asking: Asking, question: str) -> int:
    assert review.begin(session, question, passages_only=False)
    list(review.check(session, asking.redactor, review=True))
    review.send(session)
    list(follow(session, asking.assistant))
    return session.exchanges[-1].id


def a_day_on_the_page(asking: Asking, bench: Workbench) -> str:
    """Ask, be refused, correct, leave one question and decline another, save, forget."""
    sessions = Sessions(takes_gaps=True)
    session = sessions.of("a", "id")
    ask(session, asking, f"Kapan yayasan wajib diaudit? Yang bertanya {WHO} {WHERE}, teratai.")
    declined = ask(session, asking, f"Berapa harga melati untuk {WHO} {WHERE}?")
    leaving.offer(session, declined, bench.gaps, kind="insufficient")
    leaving.decline(session, declined)
    left = ask(session, asking, f"Siapa yang boleh meminjam mobil {WHO} {WHERE}?")
    leaving.offer(session, left, bench.gaps, kind="insufficient")
    leaving.keep(session, left, bench.gaps)
    review.begin(session, f"Lalu anggrek milik {WHO}?", passages_only=True)
    list(review.check(session, asking.redactor, review=True))
    review.take_back(session)
    keeping.offer(session)
    assert asking.history is not None
    keeping.save(
        session,
        asking.history,
        asking.redactor.detect,
        {"title": "Audit", "passphrase": PASSPHRASE, "again": PASSPHRASE},
    )
    assert session.keeping is not None and session.keeping.state == "saved"
    keeping.forget(session)
    broken = sessions.of("b", "id")
    review.begin(broken, f"Kapan kamboja? {WHO}", passages_only=False)
    failing = PatternRedactor(error=RuntimeError(f"kamboja {WHO}"))
    list(review.check(broken, failing, review=True))
    assert broken.draft is not None and isinstance(broken.draft.error, PanduError)
    sessions.close("b")
    return bench.gaps.gaps()[-1].question


def test_no_file_holds_what_was_typed(
    page: tuple[Asking, Workbench],
    everything: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        kept = a_day_on_the_page(*page)
    assert kept.startswith("Siapa yang boleh meminjam mobil Ibu [NAMA-1], NIK [NIK-1]")
    assert found_in(everything, ("boleh meminjam mobil",)) == [
        ("gaps.sqlite", "boleh meminjam mobil")
    ], "what was left by choice is found, so the search finds"
    assert found_in(everything, PERSONAL + TYPED) == []
    assert [word for word in PERSONAL + TYPED if word.lower() in caplog.text.lower()] == []


def test_what_is_typed_and_not_sent_is_written_nowhere(
    everything: Path, caplog: pytest.LogCaptureFixture
) -> None:
    generator = ScriptedGenerator()
    begun = "Kapan yayasan wajib diaudit bila menerima Rp500 juta? 08120000147, teratai"
    with (
        caplog.at_level(logging.DEBUG),
        open_assistant(load_settings(), generator=generator) as assistant,
    ):
        redactor = load_redactor(load_settings())
        redactor.warm_up()
        asking = Asking(assistant=assistant, redactor=redactor)
        for typed in (begun, f"{begun}, melati {WHO} {WHERE}"):
            Ahead(asking, Line()).look(Session("id"), typed)
    assert generator.warmed
    assert found_in(everything, PERSONAL + TYPED) == []
    told = f"{caplog.text}{generator.warmed}".lower()
    assert [word for word in PERSONAL + TYPED if word.lower() in told] == []


def test_the_command_leaves_nothing_either(
    everything: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    question = f"Kapan yayasan wajib diaudit? Yang bertanya {WHO} {WHERE}, teratai."
    with caplog.at_level(logging.DEBUG):
        assert main(["ask", question, "--passages-only"]) == 0
        said = capfd.readouterr()
        assert "Disamarkan sebelum dicari: 1 nama orang, 1 NIK" in said.err
        assert [word for word in PERSONAL if word in said.err] == []
        assert main(["ask", question, "--passages-only", "--json"]) == 0
        shown = capfd.readouterr().out
        assert '"kind": "nik",\n      "count": 1' in shown
        assert [word for word in PERSONAL if word in shown] == []
        assert main(["ask", f"melati {WHO}", "--tidak-ada"]) == 2
    assert found_in(everything, PERSONAL + TYPED) == []
    assert [word for word in PERSONAL + TYPED if word.lower() in caplog.text.lower()] == []
