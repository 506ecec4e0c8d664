"""Changes happen as a whole, stay within the folder, and can be undone."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.curation import changeset as module
from assistant.curation.changeset import Changeset
from assistant.curation.record import KEPT, changes_of
from assistant.curation.undo import undo_last
from assistant.errors import UserError

Begin = Callable[..., Changeset]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_writes_and_removes_when_it_ends(begin: Begin, folder: Path) -> None:
    with begin() as change:
        change.write("mne/id/baru.md", b"baru")
        change.remove("audit.md")
        assert change.read("mne/id/baru.md") == b"baru"
        assert change.read("audit.md") is None
        assert list(contents(folder)) == ["audit.md"]
    assert contents(folder) == {"mne/id/baru.md": b"baru"}
    assert change.changed == ("mne/id/baru.md", "audit.md")


def test_an_exception_changes_nothing(begin: Begin, folder: Path, undo_folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(RuntimeError), begin() as change:
        change.write("baru.md", b"baru")
        raise RuntimeError
    assert contents(folder) == before
    assert changes_of(folder, undo_folder) == []


def test_what_is_the_same_is_no_change(begin: Begin, folder: Path, undo_folder: Path) -> None:
    with begin() as change:
        change.write("audit.md", (folder / "audit.md").read_bytes())
    assert change.changed == ()
    assert changes_of(folder, undo_folder) == []


def test_a_failure_on_the_way_is_rolled_back(
    begin: Begin, folder: Path, undo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    real = module.put

    def put(path: Path, data: bytes | None) -> None:
        if path.name == "kedua.md" and data is not None:
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(module, "put", put)
    with pytest.raises(UserError) as caught, begin() as change:
        change.write("audit.md", b"lain")
        change.write("kedua.md", b"baru")
    assert caught.value.key == "curation.unwritable"
    assert contents(folder) == before
    assert changes_of(folder, undo_folder) == []


@pytest.mark.parametrize(
    "source",
    ["../luar.md", "a/../../luar.md", "/luar.md", "C:/luar.md", "a\\luar.md", "", "a//b.md", ".",
     ".git/config", "a/.tersembunyi.md", "a\x00.md", "mne/"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["read", "write", "remove"])
def test_paths_that_leave_the_folder(begin: Begin, source: str, method: str) -> None:
    arguments = (source, b"") if method == "write" else (source,)
    with pytest.raises(UserError) as caught:
        getattr(begin(), method)(*arguments)
    assert caught.value.key == "curation.outside"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(begin: Begin, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "rahasia.md").write_text("rahasia", encoding="utf-8")
    (folder / "rak").symlink_to(outside)
    (folder / "tautan.md").symlink_to(outside / "rahasia.md")
    for source in ("rak/rahasia.md", "rak/baru.md", "tautan.md"):
        with pytest.raises(UserError):
            begin().write(source, b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_a_replaced_file_keeps_its_rights(begin: Begin, folder: Path) -> None:
    (folder / "audit.md").chmod(0o640)
    with begin() as change:
        change.write("audit.md", b"lain")
        change.write("baru.md", b"baru")
    assert (folder / "audit.md").stat().st_mode & 0o777 == 0o640
    umask = os.umask(0)
    os.umask(umask)
    assert (folder / "baru.md").stat().st_mode & 0o777 == 0o666 & ~umask


def test_undo_goes_back_the_last_change_first(
    begin: Begin, folder: Path, undo_folder: Path
) -> None:
    states = [contents(folder)]
    for number in range(3):
        with begin(f"langkah-{number}") as change:
            change.write("audit.md", f"{number}".encode())
            change.write(f"rak/{number}.md", b"baru")
        states.append(contents(folder))
    for number in (2, 1, 0):
        assert contents(folder) == states.pop()
        assert undo_last(folder, undo_folder).record.label == f"langkah-{number}"
        assert contents(folder) == states[-1]
    with pytest.raises(UserError) as caught:
        undo_last(folder, undo_folder)
    assert caught.value.key == "curation.nothing_to_undo"


def test_undo_brings_a_removed_file_back(begin: Begin, folder: Path, undo_folder: Path) -> None:
    before = contents(folder)
    with begin() as change:
        change.remove("audit.md")
    undo_last(folder, undo_folder)
    assert contents(folder) == before


def test_undo_refuses_what_was_changed_since(begin: Begin, folder: Path, undo_folder: Path) -> None:
    before = contents(folder)
    with begin("tambah") as change:
        change.write("audit.md", b"dua")
        change.write("baru.md", b"baru")
    (folder / "audit.md").write_bytes(b"disunting")
    with pytest.raises(UserError) as caught:
        undo_last(folder, undo_folder)
    assert caught.value.values == {"sources": "audit.md", "label": "tambah"}
    assert (folder / "baru.md").exists()
    undone = undo_last(folder, undo_folder, force=True)
    assert contents(folder) == before
    assert undone.set_aside is not None
    assert contents(undone.set_aside) == {"audit.md": b"disunting"}


def test_an_interrupted_undo_goes_on(begin: Begin, folder: Path, undo_folder: Path) -> None:
    before = contents(folder)
    with begin() as change:
        change.write("audit.md", b"dua")
        change.write("baru.md", b"baru")
    (folder / "audit.md").write_bytes(before["audit.md"])  # as if it had stopped after one file
    undo_last(folder, undo_folder)
    assert contents(folder) == before


def test_keeps_the_last_ones_only(begin: Begin, folder: Path, undo_folder: Path) -> None:
    for number in range(KEPT + 3):
        with begin() as change:
            change.write("audit.md", f"{number}".encode())
    assert len(changes_of(folder, undo_folder)) == KEPT
    assert len(list(undo_folder.iterdir())) == KEPT


def test_another_folder_has_changes_of_its_own(
    begin: Begin, folder: Path, undo_folder: Path, tmp_path: Path
) -> None:
    with begin() as change:
        change.write("audit.md", b"dua")
    other = tmp_path / "lain"
    other.mkdir()
    with pytest.raises(UserError):
        undo_last(other, undo_folder)
    assert (folder / "audit.md").read_bytes() == b"dua"


def test_damaged_bytes_are_not_put_back(begin: Begin, folder: Path, undo_folder: Path) -> None:
    with begin() as change:
        change.write("audit.md", b"dua")
    (kept,) = undo_folder.glob("*/files/*")
    kept.write_bytes(b"rusak")
    with pytest.raises(UserError) as caught:
        undo_last(folder, undo_folder)
    assert caught.value.key == "curation.unwritable"
    assert (folder / "audit.md").read_bytes() == b"dua"
