import os
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import HistoryError
from assistant.history import (
    History,
    SavedConversation,
    SavedExchange,
    SavedQuote,
    SavedStatement,
)

PASSPHRASE = "kuda hijau makan awan"
SAVED = SavedConversation(
    title="Foto anak",
    saved_on=date(2026, 11, 25),
    language="id",
    exchanges=(
        SavedExchange(
            question="Bolehkah [NAMA-1] difoto?",
            statements=(SavedStatement(text="Boleh, dengan persetujuan.", citations=(1, 2)),),
            quotes=(SavedQuote(number=1, quote="Mintalah persetujuan.", place="Foto · Isi"),),
        ),
        SavedExchange(question="Gaji?", statements=(), quotes=(), remark="Belum terjawab."),
    ),
)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history")


def test_saved_listed_opened_and_deleted(history: History, tmp_path: Path) -> None:
    assert history.kept() == []
    code = history.save(SAVED, PASSPHRASE)
    (kept,) = history.kept()
    assert (kept.code, kept.bytes > 100) == (code, True)
    assert history.open(code.lower().removeprefix("p-"), PASSPHRASE) == SAVED
    (path,) = (tmp_path / "history").iterdir()
    content = path.read_bytes()
    assert not any(word in content for word in (b"Foto", b"NAMA", b"persetujuan", b"2026"))
    assert "Foto" not in path.name
    if os.name != "nt":
        assert path.stat().st_mode & 0o077 == 0 == path.parent.stat().st_mode & 0o077
    assert history.delete(code) == code
    assert history.kept() == []


@pytest.mark.parametrize(
    "code", ["P-22222", "", "../gaps", "P-../..", "P-2222", "G-22222", "P-0O1I5"]
)
def test_an_unknown_name_is_told(history: History, code: str) -> None:
    for act in (history.delete, history.find, lambda name: history.open(name, PASSPHRASE)):
        with pytest.raises(HistoryError) as caught:
            act(code)
        assert caught.value.key == "history.unknown"


def test_a_file_that_is_not_ours_is_not_listed(history: History, tmp_path: Path) -> None:
    (tmp_path / "history").mkdir()
    for name in ("catatan.sealed", "P-22222.txt", ".P-22222.sealed.abc"):
        (tmp_path / "history" / name).write_text("x")
    assert history.kept() == []


def test_a_damaged_file_is_told(history: History, tmp_path: Path) -> None:
    code = history.save(SAVED, PASSPHRASE)
    path = tmp_path / "history" / f"{code}.sealed"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(HistoryError) as caught:
        history.open(code, PASSPHRASE)
    assert caught.value.key == "history.damaged"
    assert "rusak" in caught.value.what("id")


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("in the way")
    with pytest.raises(HistoryError) as caught:
        History(tmp_path / "history").save(SAVED, PASSPHRASE)
    assert caught.value.key == "history.unwritable"


def test_it_reads_well() -> None:
    shown = SAVED.as_markdown()
    assert shown.startswith("# Foto anak\n\nDisimpan 2026-11-25.")
    assert "## Bolehkah [NAMA-1] difoto?\n\nBoleh, dengan persetujuan. [1][2]\n" in shown
    assert "[1] “Mintalah persetujuan.”\n\n— Foto · Isi\n" in shown
    assert "## Gaji?\n\nBelum terjawab.\n" in shown


def test_each_account_has_its_own(tmp_path: Path) -> None:
    everybodys = History(tmp_path)
    siti, budi = everybodys.of("aaaaaaaa"), everybodys.of("bbbbbbbb")
    old = everybodys.save(SAVED, PASSPHRASE)
    hers = siti.save(SAVED, PASSPHRASE)
    assert [one.code for one in siti.kept()] == [hers]
    assert budi.kept() == [] and [one.code for one in everybodys.kept()] == [old]
    for act in (budi.find, budi.delete, everybodys.delete):
        with pytest.raises(HistoryError, match="no saved conversation"):
            act(hers)
    with pytest.raises(HistoryError, match="no saved conversation"):
        budi.open(hers, PASSPHRASE)
    seen = everybodys.of("cccccccc", unowned=True)
    assert [one.code for one in seen.kept()] == [old], "an admin sees what nobody owns"
    assert [found.code for one in everybodys.everybody() for found in one.kept()] == [old, hers]
