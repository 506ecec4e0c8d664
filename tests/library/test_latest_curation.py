"""Decisions are read anew when their file changed, and not in vain."""

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.library.curation import CURATION_FILE, ChunkMark, Curation, save_curation
from assistant.library.latest_curation import LatestCuration


def marked(*names: str) -> Curation:
    curation = Curation()
    for name in names:
        mark = ChunkMark(id=name, disabled=True, marked_on=date(2026, 11, 25))
        curation = curation.with_mark(mark)
    return curation


def test_each_change_is_seen(tmp_path: Path) -> None:
    latest = LatestCuration(tmp_path)
    assert latest() == Curation()
    for curation in (marked("a"), marked("b"), marked("a", "b")):
        save_curation(curation, tmp_path)
        assert latest() == curation
    (tmp_path / CURATION_FILE).unlink()
    assert latest() == Curation()


def test_an_unchanged_file_is_read_once(tmp_path: Path) -> None:
    save_curation(marked("a"), tmp_path)
    latest = LatestCuration(tmp_path)
    assert latest() is latest()


def test_a_damaged_file_is_an_error_until_it_is_mended(tmp_path: Path) -> None:
    save_curation(marked("a"), tmp_path)
    latest = LatestCuration(tmp_path)
    latest()
    (tmp_path / CURATION_FILE).write_text("chunks: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DocumentError) as caught:
            latest()
        assert caught.value.key == "documents.curation_invalid"
    save_curation(marked("b"), tmp_path)
    assert latest().disabled_chunks == {"b"}
