"""What the tests of the trainer's commands share."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.main import main

HEAD = """---
id: {id}
title: {title}
shelf: tata-kelola
kind: guide
language: id
review_due: 2020-01-01
status: published
---
"""
AUDIT = HEAD.format(id="audit", title="Audit yayasan") + (
    "# Audit yayasan\n\n## Kapan wajib?\n\nYayasan wajib diaudit bila menerima Rp500 juta.\n"
)
RAPAT = "# Rapat pengurus\n\n## Kapan rapat diadakan?\n\nRapat pengurus diadakan hari Senin.\n"
DESCRIBED = ("--shelf", "tata-kelola", "--kind", "guide", "--yes")

Capture = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    """Standard input with somebody at it, who types what it holds."""

    def isatty(self) -> bool:
        return True


def write_asked(path: Path, heading: str, *questions: str) -> None:
    """Write beside a document how people ask for one of its sections."""
    lines = [f"{json.dumps(heading)}:\n", *(f"  - {json.dumps(one)}\n" for one in questions)]
    path.with_name(path.name + ".asked.yaml").write_text("".join(lines), encoding="utf-8")


def run(capsys: Capture, *arguments: str, code: int = 0) -> Any:
    """Run a knowledge command and return its JSON."""
    assert main(["knowledge", *arguments, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def found(capsys: Capture, question: str) -> list[str]:
    return [one["chunk"]["document_id"] for one in run(capsys, "search", question)]


def quarantine(source: str) -> None:
    """Make the store say what a sync says of a file in quarantine."""
    from assistant.cli.console import read_settings
    from assistant.errors import DocumentError
    from assistant.factory import open_library

    error = DocumentError("check.quarantined", source=source)
    with open_library(read_settings()) as library:
        record = library.store.files()[source]
        library.store.changes.withdraw(replace(record, state="failed", error=error))
