"""Every broken, hostile or odd file is named with its reason, and the good ones are read."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.documents import Limits, convert, notice_text
from assistant.errors import DocumentError
from assistant.library.scan import SourceFile, scan
from assistant.types import Document
from tests.documents.hostile import GOOD, MAX_BYTES, MAX_CHARACTERS, STALLS, build_hostile_folder

PATIENT = Limits(max_bytes=MAX_BYTES, max_characters=MAX_CHARACTERS, memory_mb=768)
IMPATIENT = Limits(
    max_bytes=MAX_BYTES, max_characters=MAX_CHARACTERS, memory_mb=768, timeout_seconds=4
)


@pytest.fixture(scope="module")
def outcome(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, object], dict[str, Document | DocumentError], dict[str, float]]:
    root = tmp_path_factory.mktemp("hostile")
    folder = root / "knowledge"
    folder.mkdir()
    expected = build_hostile_folder(folder, root / "outside.md")
    listing = scan(folder, max_bytes=MAX_BYTES)
    results: dict[str, Document | DocumentError] = {
        problem.source: problem.error for problem in listing.problems
    }
    times: dict[str, float] = {}

    def read(file: SourceFile) -> None:
        reason = expected[file.source]
        may_stall = isinstance(reason, tuple) and set(STALLS) <= set(reason)
        began = time.monotonic()
        try:
            results[file.source] = convert(
                file.path, source=file.source, limits=IMPATIENT if may_stall else PATIENT
            )
        except DocumentError as error:
            results[file.source] = error
        times[file.source] = time.monotonic() - began

    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(read, listing.files))
    return dict(expected), results, times


def test_there_are_enough(outcome) -> None:  # type: ignore[no-untyped-def]
    expected, _, _ = outcome
    assert sum(reason is not GOOD for reason in expected.values()) >= 60


def test_each_is_named_with_its_reason(outcome) -> None:  # type: ignore[no-untyped-def]
    expected, results, _ = outcome
    wrong = {}
    for source, reason in expected.items():
        result = results.get(source)
        got = result.key.removeprefix("documents.") if isinstance(result, DocumentError) else GOOD
        allowed = reason if isinstance(reason, tuple) else (reason,)
        if got not in allowed or (got is GOOD and result is None and "meta.yaml" not in source):
            wrong[source] = (got, reason)
    assert wrong == {}
    assert set(results) <= set(expected)


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_reason_is_told_in_words(outcome, language) -> None:  # type: ignore[no-untyped-def]
    _, results, _ = outcome
    for source, result in results.items():
        if isinstance(result, DocumentError):
            assert source in result.what(language)
            assert result.next_step(language)
            assert "Abaikan" not in str(result) and "Pengendali" not in str(result)
        else:
            assert all(notice_text(notice, language) for notice in result.notices)


def test_good_files_beside_them_are_read(outcome) -> None:  # type: ignore[no-untyped-def]
    expected, results, _ = outcome
    good = [source for source in expected if source.startswith("good/") and "up" not in source]
    assert len(good) == 11
    for source in good:
        document = results[source]
        assert isinstance(document, Document)
        assert "wajib memberi tahu" in document.text or source.endswith(".docx")


def test_none_takes_longer_than_its_limit(outcome) -> None:  # type: ignore[no-untyped-def]
    _, _, times = outcome
    assert max(times.values()) < PATIENT.timeout_seconds / 2


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Isi.", encoding="utf-8")
    (file,) = scan(tmp_path).files
    path.unlink()
    with pytest.raises(DocumentError) as caught:
        convert(file.path, source=file.source)
    assert caught.value.key == "documents.vanished"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_file_that_turns_into_a_pipe_does_not_stall(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    with pytest.raises(DocumentError) as caught:
        convert(path, source="a.txt")
    assert caught.value.key == "documents.special_file"
