"""What trainers do is written down: every act that changes something, and no title or path."""

from pathlib import Path

import pytest

from assistant.accounts import AuditLog
from assistant.ui.trainer.acts import NOTED, QUICK, SLOW
from assistant.ui.trainer.desk import Desk, Visit
from tests.ui.trainer.conftest import Act

CHANGES_NOTHING = {
    "close": "puts a message away",
    "choose": "chooses what is listed",
    "read": "shows a document",
    "leave": "shows the list again",
    "stop_golden": "ends a test early",
    "put_pack_aside": "lets a pack go that was not taken in",
    "cancel": "lets a file go that was not taken in",
    "check": "reads the folder",
    "ask_golden": "asks the golden questions; keeps codes and figures",
    "try_again": "asks a question of the queue",
}
"""The acts that need no note, and why."""

NOTE_THEMSELVES = {"trust_key", "withdraw_key"}
"""What is noted before what follows it can fail."""

AUDIT = "tata-kelola/id/audit.md"


@pytest.fixture
def log(desk: Desk, visit: Visit, tmp_path: Path) -> AuditLog:
    desk.audit = AuditLog(tmp_path / "data", clock=lambda: 0.0)
    visit.user = "u1"
    return desk.audit


def written(log: AuditLog) -> list[tuple[str, str, str]]:
    return [(one.act, one.user, one.object) for one in log.entries()]


def test_every_act_is_noted_or_changes_nothing() -> None:
    acts = QUICK.keys() | SLOW.keys()
    assert acts - NOTED.keys() - CHANGES_NOTHING.keys() == NOTE_THEMSELVES
    assert NOTED.keys() & CHANGES_NOTHING.keys() == set()
    assert acts >= NOTED.keys() | CHANGES_NOTHING.keys()


def test_documents_and_chunks_are_noted_by_their_ids(act: Act, desk: Desk, log: AuditLog) -> None:
    chunk = desk.bench.store.chunks("audit")[0].id
    act("retire", value=AUDIT)
    act("restore", value=AUDIT)
    act("mark", chunk=chunk, switch="disable", note="Kata rahasia")
    act("undo", value="")
    act("export_pack", title="Paket rahasia", publisher="", shelf=["mne"])
    act("sync")
    assert written(log) == [
        ("retire", "u1", "audit"),
        ("restore", "u1", "audit"),
        ("chunk", "u1", chunk),
        ("undo", "u1", "1"),
        ("export", "u1", "1"),
        ("sync", "u1", "-"),
    ]
    said = log._path.read_text(encoding="utf-8")
    assert not any(word in said for word in ("rahasia", "Audit yayasan", ".md"))


def test_questions_are_noted_by_their_codes(act: Act, desk: Desk, log: AuditLog) -> None:
    code = desk.bench.gaps.add("Kata rahasia?", language="id", kind="noted").id
    act("link", gap=[], document="audit")
    act("link", gap=[code], document="no-such-document")
    act("close_gap", gap=[code], document="audit")
    act("reopen_gap", value=code)
    act("delete_gap", value=code)
    act("delete_gap", value=code)
    assert written(log) == [
        ("close gap", "u1", code),
        ("reopen gap", "u1", code),
        ("delete gap", "u1", code),
    ]


def test_what_changed_nothing_is_not_noted(act: Act, log: AuditLog) -> None:
    act("restore", value=AUDIT)
    act("take_pack_in")
    act("add")
    act("retire", value="tata-kelola/id/tidak-ada.md")
    act("undo", value="")
    assert written(log) == []
