"""What became of each file."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.curation.inventory import read_entries
from assistant.curation.states import list_files
from assistant.errors import DocumentError


@dataclass(frozen=True)
class File:
    state: str
    error: DocumentError | None = None


@pytest.mark.parametrize(
    ("file", "status", "state"),
    [
        (File("indexed"), "published", "published"),
        (File("unpublished"), "draft", "draft"),
        (File("unpublished"), "retired", "retired"),
        (File("failed", DocumentError("documents.damaged")), "published", "failed"),
        (File("failed", DocumentError("check.quarantined")), "published", "quarantined"),
    ],
)
def test_states(folder: Path, file: File, status: str, state: str) -> None:
    path = folder / "audit.md"
    text = path.read_text(encoding="utf-8").replace("status: published", f"status: {status}")
    path.write_text(text, encoding="utf-8")
    (listed,) = list_files({"audit.md": file}, [], read_entries(folder))
    assert (listed.state, listed.id, listed.shelf) == (state, "audit", "tata-kelola")


def test_without_the_folder() -> None:
    (listed,) = list_files({"a.md": File("unpublished")}, [], [])
    assert (listed.state, listed.id, listed.title) == ("draft", None, "")
