"""What is kept of decoded passages: found again, within its budget, and never damaged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.llama.state_files import StateFiles, folder_bytes
from assistant.llama.states import StateBudget, States

BLOCKS = [(1, 2), (3, 4), (5,)]


def states(
    folder: Path | None = None, *, made_by: str = "m", memory: int = 100, disk: int = 1_000
) -> States:
    files = StateFiles(folder, most_bytes=disk) if folder else None
    return States(made_by=made_by, budget=StateBudget(memory_bytes=memory, files=files))


@pytest.mark.parametrize(
    ("blocks", "start", "made_by", "same"),
    [
        ([(1, 2), (3, 4), (5,)], 1, "m", True),
        ([(1, 2), (3, 4), (5,)], 1, "n", False),  # another model, or computed otherwise
        ([(1, 2), (3, 4), (6,)], 1, "m", False),  # the passage was changed
        ([(1, 9), (3, 4), (5,)], 1, "m", False),  # the rules before it were
        ([(1, 2), (3, 4), (5,)], 2, "m", False),  # another part of the same prompt
        ([(1, 2), (3, 4, 5)], 1, "m", False),  # decoded in other blocks, which round otherwise
        ([(12,), (3, 4), (5,)], 1, "m", False),
    ],
)
def test_a_key_is_of_all_that_a_state_depends_on(
    blocks: list[tuple[int, ...]], start: int, made_by: str, same: bool
) -> None:
    key = states().key(BLOCKS, start=1)
    assert (states(made_by=made_by).key(blocks, start=start) == key) is same


def test_memory_forgets_what_was_used_least_recently() -> None:
    kept = states(memory=10)
    kept.keep("a", b"12345")
    kept.keep("b", b"12345")
    assert kept.find("a") == b"12345"
    kept.keep("c", b"12345")
    assert (kept.find("b"), kept.find("a"), kept.find("c")) == (None, b"12345", b"12345")
    kept.keep("d", b"more than fits")
    assert kept.keys() == ()


def test_a_state_kept_anew_takes_its_room_once() -> None:
    kept = states(memory=10)
    for _ in range(3):
        kept.keep("a", b"12345")
    kept.keep("b", b"12345")
    assert kept.keys() == ("a", "b")
    kept.drop("a")
    kept.keep("c", b"12345")
    assert kept.keys() == ("b", "c")


def test_another_start_finds_what_is_on_disk(tmp_path: Path) -> None:
    keep_both(states(tmp_path), "a", b"state")
    again = states(tmp_path)
    assert "a" in again
    assert again.find("a") == b"state"
    assert again.keys() == ("a",)
    assert again.find("b") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content[:10],
        lambda content: b"",
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda content: bytes([content[0] ^ 1]) + content[1:],
    ],
)
def test_a_damaged_file_is_dropped(
    tmp_path: Path, damage: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    keep_both(states(tmp_path), "a", b"a state of some length, long enough")
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    again = states(tmp_path)
    assert again.find("a") is None
    assert "damaged" in caplog.text
    assert "a" not in again
    keep_both(again, "a", b"anew")
    assert states(tmp_path).find("a") == b"anew"


def test_a_file_under_another_name_is_damaged(tmp_path: Path) -> None:
    keep_both(states(tmp_path), "a", b"state")
    (path,) = tmp_path.iterdir()
    path.rename(path.with_stem("b"))
    assert states(tmp_path).find("b") is None


def test_files_stay_within_their_budget(tmp_path: Path) -> None:
    size = 100 + 32  # with its checksum
    files = StateFiles(tmp_path, most_bytes=3 * size)
    for key in "abcd":
        files.write(key, bytes(100))
    assert [key in files for key in "abcd"] == [True, True, True, False]
    assert files.is_full
    assert folder_bytes(tmp_path) == 3 * size
    files.keep_only({"a"})
    assert not files.is_full
    files.write("d", bytes(100))
    assert "d" in files


def test_reading_leaves_no_trace_of_what_was_asked(tmp_path: Path) -> None:
    kept = states(tmp_path)
    keep_both(kept, "a", b"state")
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    again = states(tmp_path)
    assert again.find("a")
    again.keep("b", b"asked for, not prepared")
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_what_is_held_is_stored_when_its_turn_comes(tmp_path: Path) -> None:
    kept = states(tmp_path)
    assert not kept.store("a")  # it must be decoded first
    kept.keep("a", b"state")
    assert kept.store("a")
    assert kept.store("a")
    assert states(tmp_path).find("a") == b"state"
    assert not states().store("a")
    assert not states().stores_more


def test_only_what_is_named_stays(tmp_path: Path) -> None:
    kept = states(tmp_path)
    for key in "abc":
        keep_both(kept, key, b"state")
    (tmp_path / ".a.state.half").write_bytes(b"of an interrupted write")
    kept.keep_only({"b", "x"})
    assert len(list(tmp_path.iterdir())) == 1
    assert kept.keys() == ("b",)
    assert [key in states(tmp_path) for key in "abc"] == [False, True, False]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    kept = states(tmp_path / "file")
    keep_both(kept, "a", b"state")
    assert kept.find("a") == b"state"  # in memory
    assert not kept.stores_more
    assert "a" not in states(tmp_path / "file")
    assert folder_bytes(tmp_path / "none") == 0


def keep_both(kept: States, key: str, state: bytes) -> None:
    """Keep a state in memory and on disk, as preparing does."""
    kept.keep(key, state)
    kept.store(key)
