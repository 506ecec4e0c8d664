"""Kept vectors of sentences: found again, bounded, and never a reason to fail."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from assistant.store.sentences import KeptSentences
from assistant.testing.embedder import HashEmbedder

EMBEDDER = HashEmbedder()
VECTOR = EMBEDDER.embed_query("satu")
FILE = "sentences.sqlite"
MOST = 10_000_000


def opened(folder: Path, *, most_bytes: int = MOST) -> KeptSentences:
    return KeptSentences(folder / FILE, EMBEDDER, most_bytes=most_bytes)


def test_what_is_kept_is_found_after_a_restart(tmp_path: Path) -> None:
    kept = opened(tmp_path)
    assert kept.keep("a", {b"1": VECTOR})
    assert kept.keep("b", {})
    kept.close()
    assert "a" not in kept
    kept = opened(tmp_path)
    assert np.array_equal(kept.load("a")[b"1"], VECTOR)
    assert ("a" in kept, "b" in kept, "c" in kept) == (True, True, False)
    assert kept.load("c") == {}
    kept.keep_only({"b"})
    assert ("a" in kept, "b" in kept) == (False, True)
    kept.close()


def test_another_embedders_vectors_are_dropped(tmp_path: Path) -> None:
    kept = opened(tmp_path)
    kept.keep("a", {b"1": VECTOR})
    kept.close()
    other = KeptSentences(tmp_path / FILE, HashEmbedder(dimension=8), most_bytes=MOST)
    assert "a" not in other
    other.close()


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all", None], ids=["empty", "other", "cut"]
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    kept = opened(tmp_path)
    for name in "abcdefgh":
        kept.keep(name, {bytes([number]): VECTOR for number in range(50)})
    kept.close()
    path = tmp_path / FILE
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    kept = opened(tmp_path)
    assert kept.load("a") == {}
    assert kept.keep("a", {b"1": VECTOR})
    assert len(kept.load("a")) == 1
    kept.close()


def test_no_more_is_kept_than_there_is_room_for(tmp_path: Path) -> None:
    kept = opened(tmp_path, most_bytes=100_000)
    names = [str(number) for number in range(100)]
    taken = [kept.keep(name, {bytes([n]): VECTOR for n in range(20)}) for name in names]
    assert taken[0]
    assert not taken[-1]
    assert not kept.stores_more
    assert sum(taken) == sum(name in kept for name in names)
    kept.close()
    kept = opened(tmp_path, most_bytes=0)
    assert "0" not in kept
    assert not kept.keep("0", {})
    assert not kept.stores_more
    kept.keep_only(())
    kept.close()
    assert not (tmp_path / FILE).exists()


def test_a_file_that_fails_meanwhile_is_done_without(tmp_path: Path) -> None:
    kept = opened(tmp_path)
    kept.keep("a", {b"1": VECTOR})
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("DROP TABLE sentences")
    other.close()
    assert kept.load("a") == {}
    assert not kept.keep("b", {b"1": VECTOR})
    kept.close()


@pytest.mark.parametrize("what", ["vector", "key", "row", "chunk"])
def test_a_flipped_byte_is_noticed_and_its_chunk_made_anew(tmp_path: Path, what: str) -> None:
    kept = opened(tmp_path)
    for name in ("a", "b"):
        kept.keep(name, {b"one": VECTOR, b"two": -VECTOR})
    kept.close()
    path = tmp_path / FILE
    if what == "vector":
        content = bytearray(path.read_bytes())
        content[content.index(VECTOR.tobytes()[:40]) + 7] ^= 1
        path.write_bytes(content)
    else:
        with sqlite3.connect(path) as other:
            other.execute(
                {
                    "key": "UPDATE sentences SET key = x'00' WHERE chunk = 'a' AND key = x'6f6e65'",
                    "row": "DELETE FROM sentences WHERE chunk = 'a' AND key = x'6f6e65'",
                    "chunk": "UPDATE chunks SET checksum = x'00' WHERE chunk = 'a'",
                }[what]
            )
        other.close()
    kept = opened(tmp_path)
    whole = [name for name in ("a", "b") if len(kept.load(name)) == 2]
    assert len(whole) == 1
    (damaged,) = {"a", "b"} - set(whole)
    assert kept.load(damaged) == {}
    assert damaged not in kept
    assert kept.keep(damaged, {b"one": VECTOR})
    assert np.array_equal(kept.load(damaged)[b"one"], VECTOR)
    kept.close()


def test_a_damaged_page_is_noticed_when_it_is_read(tmp_path: Path) -> None:
    kept = opened(tmp_path)
    names = [f"{number:03}" for number in range(50)]
    for name in names:
        kept.keep(name, {bytes([number]): VECTOR for number in range(20)})
    kept.close()
    path = tmp_path / FILE
    content = bytearray(path.read_bytes())
    for start in range(5 * 4096, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)
    kept = opened(tmp_path)  # what is read at the start is whole
    for name in names:
        assert len(kept.load(name)) in (0, 20)
    assert kept.keep("000", {b"1": VECTOR})
    assert len(kept.load("000")) == 1
    assert kept.stores_more
    kept.close()


def test_a_file_of_the_form_before_is_made_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as old:
        old.executescript(
            "CREATE TABLE made_by (embedder TEXT NOT NULL) STRICT;"
            "CREATE TABLE sentences (chunk TEXT NOT NULL, key BLOB NOT NULL, vector BLOB NOT NULL,"
            " PRIMARY KEY (chunk, key)) STRICT, WITHOUT ROWID;"
            "CREATE TABLE chunks (chunk TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"
            "INSERT INTO chunks VALUES ('a');"
        )
        old.execute("INSERT INTO made_by VALUES (?)", (f"{EMBEDDER.id}@{EMBEDDER.sha256}",))
    old.close()
    kept = opened(tmp_path)
    assert "a" not in kept
    assert kept.keep("a", {b"1": VECTOR})
    assert len(kept.load("a")) == 1
    kept.close()
