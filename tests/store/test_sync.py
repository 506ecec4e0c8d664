import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.errors import DocumentError, QuarantineError, StoreError
from assistant.store import Progress, Store, SyncReport
from assistant.store.report import Rename
from assistant.testing.documents import convert_text
from assistant.testing.embedder import HashEmbedder
from assistant.types import Chunk, Document

Sync = Callable[..., SyncReport]


@pytest.fixture
def store(open_store: Callable[..., Store], sync: Sync, embedder: HashEmbedder) -> Iterator[Store]:
    """A store that holds the folder; embedding is counted from here."""
    with open_store() as store:
        sync(store)
        embedder.calls = 0
        yield store


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def _ids(store: Store) -> list[str]:
    return [document.id for document in store.documents()]


def test_a_first_sync_adds_everything(
    open_store: Callable[..., Store], sync: Sync, embedder: HashEmbedder
) -> None:
    with open_store() as store:
        report = sync(store)
        assert report.added == ["audit.txt", "kebocoran.txt", "persetujuan.txt"]
        assert (report.embedded, report.reused, report.unchanged) == (6, 0, 0)
        assert embedder.calls == 6
        assert not (report.failed or report.changed or report.removed or report.renamed)


def test_a_second_sync_does_nothing(store: Store, sync: Sync, embedder: HashEmbedder) -> None:
    report = sync(store, convert=None)  # nothing is read again
    assert (report.unchanged, report.embedded, embedder.calls) == (3, 0, 0)
    assert not report.added


def test_a_change_embeds_only_what_is_new(
    store: Store, sync: Sync, folder: Path, embedder: HashEmbedder
) -> None:
    before = (folder / "audit.txt").read_text(encoding="utf-8")
    _write(folder, "audit.txt", f"{before}\n\nParagraf baru.")
    report = sync(store)
    assert report.changed == ["audit.txt"]
    assert (report.embedded, report.reused, report.unchanged) == (1, 2, 2)
    assert store.chunk("audit#2").text == "Paragraf baru."
    assert [hit.chunk_id for hit in store.lexical.search("paragraf", k=5)] == ["audit#2"]


def test_a_removed_file_takes_all_its_traces_along(store: Store, sync: Sync, folder: Path) -> None:
    (folder / "audit.txt").unlink()
    report = sync(store)
    assert report.removed == ["audit.txt"]
    assert _ids(store) == ["kebocoran", "persetujuan"]
    assert store.lexical.search("audit", k=5) == []
    assert store.counts().vectors == store.counts().chunks == 4
    assert "audit.txt" not in store.files()


def test_a_rename_embeds_nothing_and_keeps_the_id(
    store: Store, sync: Sync, folder: Path, embedder: HashEmbedder
) -> None:
    (folder / "sub").mkdir()
    (folder / "audit.txt").rename(folder / "sub" / "periksa.txt")
    report = sync(store)
    assert report.renamed == [Rename(old="audit.txt", new="sub/periksa.txt")]
    assert not (report.added or report.removed)
    assert embedder.calls == 0
    assert store.document("audit").source == "sub/periksa.txt"
    assert sync(store).unchanged == 3


def test_a_rename_without_an_id_of_its_own_embeds_nothing_either(
    store: Store, sync: Sync, folder: Path, embedder: HashEmbedder
) -> None:
    _write(folder, "a.txt", "Judul\n\nIsi")
    sync(store)
    embedder.calls = 0
    (folder / "a.txt").rename(folder / "b.txt")
    assert sync(store).renamed == [Rename(old="a.txt", new="b.txt")]
    assert embedder.calls == 0
    assert store.source_of("a.txt") is None
    assert store.document("b.txt").source == "b.txt"


def test_two_files_can_swap_their_names(store: Store, sync: Sync, folder: Path) -> None:
    audit, leak = folder / "audit.txt", folder / "kebocoran.txt"
    texts = audit.read_bytes(), leak.read_bytes()
    audit.write_bytes(texts[1])
    leak.write_bytes(texts[0])
    assert not sync(store).failed
    assert store.document("audit").source == "kebocoran.txt"
    assert store.document("kebocoran").source == "audit.txt"


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_an_unpublished_document_is_not_searched(
    store: Store, sync: Sync, folder: Path, status: str
) -> None:
    before = (folder / "audit.txt").read_text(encoding="utf-8")
    _write(folder, "audit.txt", f"status: {status}\n{before}")
    assert sync(store).unpublished == ["audit.txt"]
    assert _ids(store) == ["kebocoran", "persetujuan"]
    assert store.lexical.search("audit", k=5) == []
    assert sync(store, convert=None).unpublished == ["audit.txt"]
    _write(folder, "audit.txt", before)
    assert sync(store).changed == ["audit.txt"]
    assert "audit" in _ids(store)


def test_one_failure_does_not_stop_the_rest(store: Store, sync: Sync, folder: Path) -> None:
    _write(folder, "a.txt", "BROKEN")
    _write(folder, "b.txt", "Judul\n\nIsi")
    report = sync(store)
    (failure,) = report.failed
    assert (failure.source, failure.kept) == ("a.txt", False)
    assert failure.error.values["reason"] == "BROKEN"
    assert report.added == ["b.txt"]


def test_a_file_that_breaks_keeps_its_last_good_version(
    store: Store, sync: Sync, folder: Path
) -> None:
    good = store.document("audit")
    _write(folder, "audit.txt", "BROKEN")
    (failure,) = sync(store).failed
    assert failure.kept
    assert store.document("audit") == good
    (again,) = sync(store, convert=None).failed  # it is not read in vain a second time
    assert (again.source, again.kept) == ("audit.txt", True)
    assert again.error.key == failure.error.key
    assert again.error.values == failure.error.values
    (folder / "audit.txt").unlink()
    assert sync(store).removed == ["audit.txt"]
    assert "audit" not in _ids(store)


class Guarded:
    """Keeps out what holds the word BAD, until its content is released."""

    def __init__(self) -> None:
        self.released: dict[str, str] = {}

    def __call__(self, path: Path, *, source: str) -> Document:
        document = convert_text(path, source=source)
        if "BAD" in document.text and self.released.get(source) != document.sha256:
            raise QuarantineError(
                QuarantineError.KEY,
                source=source,
                rule="hidden.instruction",
                page=None,
                line=2,
                sha256=document.sha256,
            )
        return document

    def release(self, path: Path) -> None:
        self.released[path.name] = convert_text(path, source=path.name).sha256


def test_a_quarantined_file_keeps_its_earlier_version_until_it_is_released(
    store: Store, sync: Sync, folder: Path
) -> None:
    guarded = Guarded()
    options = {"convert": guarded, "decisions": lambda: guarded.released}
    good = store.document("audit")
    _write(folder, "audit.txt", "id: audit\nAudit\n\nIsi BAD yang baru.")
    for _ in range(2):
        (failure,) = sync(store, **options).failed
        assert (failure.source, failure.kept) == ("audit.txt", True)
        assert store.document("audit") == good
    stored = store.files()["audit.txt"].error
    assert isinstance(stored, QuarantineError)
    assert (stored.values, stored.what("id")) == (failure.error.values, failure.error.what("id"))
    guarded.release(folder / "audit.txt")
    report = sync(store, **options)
    assert (report.failed, report.changed) == ([], ["audit.txt"])
    assert "BAD" in store.document("audit").text
    assert sync(store, **options | {"convert": None}).unchanged == 3  # nothing is read in vain


def test_a_release_that_is_taken_back_takes_the_document_out(
    store: Store, sync: Sync, folder: Path
) -> None:
    guarded = Guarded()
    options = {"convert": guarded, "decisions": lambda: guarded.released}
    _write(folder, "baru.txt", "id: baru\nBaru\n\nIsi BAD.")
    (failure,) = sync(store, **options).failed
    assert not failure.kept
    guarded.release(folder / "baru.txt")
    assert sync(store, **options).added == ["baru.txt"]
    guarded.released.clear()
    (failure,) = sync(store, **options).failed
    assert (failure.source, failure.kept) == ("baru.txt", False)
    assert "baru" not in _ids(store)
    assert store.lexical.search("BAD", k=5) == []


def test_new_rules_take_out_what_older_ones_let_in(store: Store, sync: Sync, folder: Path) -> None:
    _write(folder, "baru.txt", "id: baru\nBaru\n\nIsi BAD.")
    sync(store)
    assert "baru" in _ids(store)
    (failure,) = sync(store, convert=Guarded(), recipe="new rules").failed
    assert not failure.kept
    assert "baru" not in _ids(store)


def test_decisions_that_can_not_be_read_change_nothing(store: Store, sync: Sync) -> None:
    def decisions() -> dict[str, str]:
        raise DocumentError("documents.curation_invalid", source="curation.yaml", line=1)

    with pytest.raises(DocumentError) as caught:
        sync(store, decisions=decisions)
    assert caught.value.key == "documents.curation_invalid"
    assert len(_ids(store)) == 3


def test_a_renamed_file_that_cannot_be_read_leaves_no_ghost(
    store: Store, sync: Sync, folder: Path
) -> None:
    (folder / "audit.txt").rename(folder / "rusak.txt")

    def convert(path: Path, *, source: str) -> Document:
        raise DocumentError("documents.unreadable", source=source, reason="x")

    (failure,) = sync(store, convert=convert).failed
    assert (failure.source, failure.kept) == ("rusak.txt", False)
    assert "audit" not in _ids(store)


@pytest.mark.parametrize("mistake", [ValueError("text of a person"), MemoryError(), KeyError("x")])
def test_a_bug_in_a_converter_is_one_files_failure(
    store: Store,
    sync: Sync,
    folder: Path,
    mistake: Exception,
    caplog: pytest.LogCaptureFixture,
) -> None:
    _write(folder, "a.txt", "x")
    _write(folder, "b.txt", "Judul\n\nIsi")

    def convert(path: Path, *, source: str) -> Document:
        if source == "a.txt":
            raise mistake
        return convert_text(path, source=source)

    report = sync(store, convert=convert)
    assert [failure.source for failure in report.failed] == ["a.txt"]
    assert report.added == ["b.txt"]
    assert "text of a person" not in caplog.text + str(report.failed[0].error)


def test_half_a_character_pair_is_one_files_failure(store: Store, sync: Sync, folder: Path) -> None:
    _write(folder, "a.txt", "x")

    def convert(path: Path, *, source: str) -> Document:
        return Document(
            id="a", title="\ud800", text="", language="id", source=source, sha256="", sections=()
        )

    assert [failure.source for failure in sync(store, convert=convert).failed] == ["a.txt"]


def test_a_splitter_that_misplaces_a_chunk_is_caught(
    store: Store, sync: Sync, folder: Path
) -> None:
    class Misplaced:
        def split(self, document: Document) -> list[Chunk]:
            locator = document.sections[0].locator
            return [
                Chunk(
                    id="x",
                    document_id=document.id,
                    title=document.title,
                    language="id",
                    text="not there",
                    start=0,
                    end=9,
                    locator=locator,
                )
            ]

    _write(folder, "a.txt", "Judul\n\nIsi yang panjang")
    assert [failure.source for failure in sync(store, splitter=Misplaced()).failed] == ["a.txt"]
    assert store.source_of("a.txt") is None


def test_a_second_document_with_the_same_id_is_refused(
    store: Store, sync: Sync, folder: Path
) -> None:
    _write(folder, "z.txt", "id: audit\nLain\n\nIsi lain")
    (failure,) = sync(store).failed
    assert failure.error.key == "store.duplicate_id"
    assert failure.error.values == {"id": "audit", "other": "audit.txt"}
    assert store.document("audit").source == "audit.txt"


def test_an_id_can_move_to_another_file(store: Store, sync: Sync, folder: Path) -> None:
    _write(folder, "audit.txt", "id: lain\nLain\n\nIsi lain")
    _write(folder, "aaa.txt", "id: audit\nAudit\n\nPindah ke sini")
    assert not sync(store).failed
    assert store.document("audit").source == "aaa.txt"
    assert store.document("lain").source == "audit.txt"


def test_the_same_text_in_two_documents_is_embedded_once(
    store: Store, sync: Sync, folder: Path, embedder: HashEmbedder
) -> None:
    _write(folder, "a.txt", "Judul\n\nIsi")
    _write(folder, "b.txt", "id: b\nJudul\n\nIsi")
    sync(store)
    assert embedder.calls == 2
    (folder / "a.txt").unlink()
    sync(store)
    assert store.vectors(["b#1"]).shape == (1, 64)


def test_another_recipe_reads_again_and_embeds_nothing(
    store: Store, sync: Sync, embedder: HashEmbedder
) -> None:
    report = sync(store, recipe="other limits")
    assert (report.unchanged, report.embedded, report.reused) == (3, 0, 6)
    assert not report.changed
    assert embedder.calls == 0


def test_an_empty_folder_is_not_taken_for_a_wish_to_forget(
    store: Store, sync: Sync, folder: Path
) -> None:
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(StoreError) as caught:
        sync(store)
    assert caught.value.key == "store.folder_empty"
    assert store.counts().documents == 3
    assert len(sync(store, allow_empty=True).removed) == 3
    assert store.counts().documents == 0
    sync(store)  # an empty store is content with an empty folder


def test_a_missing_folder_changes_nothing(store: Store, sync: Sync, folder: Path) -> None:
    shutil.rmtree(folder)
    with pytest.raises(StoreError) as caught:
        sync(store)
    assert caught.value.key == "store.no_folder"
    assert store.counts().documents == 3


def test_files_that_are_no_documents_are_named(store: Store, sync: Sync, folder: Path) -> None:
    _write(folder, "anggaran.xlsx", "x")
    assert sync(store).ignored == ["anggaran.xlsx"]


def test_lost_vectors_are_made_again(
    store: Store, sync: Sync, embedder: HashEmbedder, store_folder: Path
) -> None:
    store._database.run("DELETE FROM vectors")
    report = sync(store)
    assert (report.embedded, embedder.calls) == (6, 6)
    assert len(store.dense.search(embedder.embed_query("audit"), k=9)) == 6


def test_progress_counts_up_to_its_total(open_store: Callable[..., Store], sync: Sync) -> None:
    seen: list[Progress] = []
    with open_store() as store:
        sync(store, progress=seen.append)
    last = {progress.stage: progress for progress in seen}
    assert list(last) == ["scanning", "reading", "embedding", "indexing"]
    assert (last["reading"].done, last["reading"].total) == (3, 3)
    assert (last["embedding"].done, last["embedding"].total) == (6, 6)
    assert all(progress.done <= progress.total for progress in seen)


@pytest.mark.parametrize(
    ("done", "seconds", "remaining"), [(0, 1.0, None), (2, 1.0, 4.0), (10, 5.0, 0.0)]
)
def test_the_time_left_follows_the_pace(done: int, seconds: float, remaining: float | None) -> None:
    progress = Progress(stage="embedding", done=done, total=10, seconds=seconds)
    assert progress.remaining_seconds == remaining


def test_five_hundred_unchanged_files_take_less_than_two_seconds(
    open_store: Callable[..., Store], sync: Sync, folder: Path, embedder: HashEmbedder
) -> None:
    for number in range(500):
        _write(folder, f"{number}.txt", f"Judul {number}\n\nIsi dokumen nomor {number}.")
    with open_store() as store:
        sync(store)
    embedder.calls = 0
    began = time.monotonic()
    with open_store() as store:
        assert sync(store).unchanged == 503
    assert time.monotonic() - began < 2.0
    assert embedder.calls == 0
