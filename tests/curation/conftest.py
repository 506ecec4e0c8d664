"""A knowledge folder, the folder of what can be undone, and documents for them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.curation.changeset import Changeset

Begin = Callable[..., Changeset]

HEAD = """---
id: audit
title: Audit yayasan
shelf: tata-kelola
kind: guide
language: id
status: published
---
"""
BODY = "# Audit yayasan\n\n## Kapan wajib?\n\nYayasan wajib diaudit.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "knowledge"
    path.mkdir()
    (path / "audit.md").write_bytes((HEAD + BODY).encode())
    return path


@pytest.fixture
def undo_folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "undo"


@pytest.fixture
def begin(folder: Path, undo_folder: Path) -> Begin:
    def make(label: str = "test") -> Changeset:
        return Changeset(folder, undo_folder=undo_folder, label=label)

    return make
