"""Decisions go into curation.yaml, and can be undone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.curation.changeset import Changeset
from assistant.curation.decisions import mark_chunk, mark_of, release, withdraw_release
from assistant.curation.undo import undo_last
from assistant.errors import DocumentError, UserError
from assistant.library.curation import CURATION_FILE, Curation, load_curation

Begin = Callable[..., Changeset]

DAY = date(2026, 11, 25)
HASH = "a" * 64


def test_release_and_withdraw(begin: Begin, folder: Path, undo_folder: Path) -> None:
    with begin("release") as change:
        release(change, "a.md", sha256=HASH, reason=" Sudah dibaca berdua. ", on=DAY)
    assert load_curation(folder).is_released("a.md", HASH)
    assert load_curation(folder).releases[0].reason == "Sudah dibaca berdua."
    with begin("withdraw") as change:
        withdraw_release(change, "a.md")
    assert load_curation(folder) == Curation()
    undo_last(folder, undo_folder)
    assert load_curation(folder).is_released("a.md", HASH)
    undo_last(folder, undo_folder)
    assert not (folder / CURATION_FILE).exists()


@pytest.mark.parametrize("reason", ["", "pendek", " " * 20, "a" * 1_001])
def test_a_release_needs_a_reason(begin: Begin, folder: Path, reason: str) -> None:
    with pytest.raises(UserError) as caught, begin() as change:
        release(change, "a.md", sha256=HASH, reason=reason, on=DAY)
    assert caught.value.key == "curation.bad_reason"
    assert load_curation(folder) == Curation()


def test_withdrawing_what_was_not_released(begin: Begin) -> None:
    with pytest.raises(UserError) as caught:
        withdraw_release(begin(), "a.md")
    assert caught.value.key == "curation.not_released"


@pytest.mark.parametrize(
    ("changes", "disabled", "note"),
    [
        ([{"disabled": True}], True, ""),
        ([{"note": "usang"}], False, "usang"),
        ([{"note": "usang"}, {"disabled": True}], True, "usang"),
        ([{"disabled": True, "note": "usang"}, {"note": ""}], True, ""),
    ],
)
def test_a_mark_changes_in_parts(
    begin: Begin, folder: Path, changes: list[dict[str, bool | str]], disabled: bool, note: str
) -> None:
    for one in changes:
        with begin() as change:
            mark_chunk(change, "a#1", on=DAY, **one)
    mark = mark_of(load_curation(folder), "a#1")
    assert mark is not None
    assert (mark.disabled, mark.note) == (disabled, note)


def test_a_mark_that_says_nothing_is_gone(begin: Begin, folder: Path) -> None:
    for disabled in (True, False):
        with begin() as change:
            mark_chunk(change, "a#1", disabled=disabled, on=DAY)
    assert mark_of(load_curation(folder), "a#1") is None
    with pytest.raises(UserError):
        mark_chunk(begin(), "a#1", note="x" * 1_001, on=DAY)


def test_a_damaged_file_is_not_written_over(begin: Begin, folder: Path) -> None:
    (folder / CURATION_FILE).write_text("releases: 1\n", encoding="utf-8")
    with pytest.raises(DocumentError), begin() as change:
        release(change, "a.md", sha256=HASH, reason="Sudah dibaca berdua.", on=DAY)
    assert (folder / CURATION_FILE).read_text(encoding="utf-8") == "releases: 1\n"
