"""What trainers decided."""

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.library.curation import (
    CURATION_FILE,
    ChunkMark,
    Curation,
    Release,
    load_curation,
    save_curation,
)

DAY = date(2026, 11, 25)
HASH = "a" * 64


def release(source: str = "a.md", sha256: str = HASH) -> Release:
    return Release(source=source, sha256=sha256, reason="Sudah dibaca berdua.", released_on=DAY)


def mark(disabled: bool, note: str = "") -> ChunkMark:
    return ChunkMark(id="dok#1", disabled=disabled, note=note, marked_on=DAY)


def test_a_folder_without_decisions(tmp_path: Path) -> None:
    assert load_curation(tmp_path) == Curation()


def test_kept_as_written(tmp_path: Path) -> None:
    curation = Curation().with_release(release("é.pdf")).with_mark(mark(True, "usang"))
    save_curation(curation, tmp_path)
    assert load_curation(tmp_path) == curation
    assert [path.name for path in tmp_path.iterdir()] == [CURATION_FILE]


def test_a_release_is_for_one_content() -> None:
    curation = Curation().with_release(release())
    assert curation.is_released("a.md", HASH)
    assert not curation.is_released("a.md", "b" * 64)
    assert not curation.is_released("b.md", HASH)
    changed = curation.with_release(release(sha256="b" * 64))
    assert len(changed.releases) == 1
    assert changed.without_release("a.md") == Curation()


def test_an_empty_mark_removes_the_chunk() -> None:
    curation = Curation().with_mark(mark(True))
    assert curation.disabled_chunks == {"dok#1"}
    annotated = curation.with_mark(mark(False, "periksa lagi"))
    assert (annotated.disabled_chunks, len(annotated.chunks)) == (frozenset(), 1)
    assert annotated.with_mark(mark(False)) == Curation()


@pytest.mark.parametrize("text", ["releases: 1\n", "lain: []\n", "releases: [\n", "\x00"])
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / CURATION_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        load_curation(tmp_path)
    assert caught.value.key == "documents.curation_invalid"
