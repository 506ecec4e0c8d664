"""What the masking page does with what people bring, without a browser."""

import base64
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from assistant.documents import Limits
from assistant.errors import PanduError
from assistant.privacy import Redactor
from assistant.types import Language
from assistant.ui.mask.acts import attempt, decide, download, download_key, take_file, take_text
from assistant.ui.mask.desk import Desk, Visit, Visits
from assistant.ui.mask.view import PER_PAGE, result
from assistant.ui.trainer.fields import Fields
from tests.masking import planted

CSV = "Nama;Umur\nSiti Aminah;30\nBudi Karya;31\n"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(
        detect=Redactor().detect,
        limits=Limits(max_bytes=100_000),
        today=lambda: date(2026, 11, 25),
    )


def upload(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / "upload" / name
    path.parent.mkdir()
    path.write_bytes(data)
    return path


def saved(file: Any) -> bytes:
    return base64.b64decode(file.data)


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("daftar.csv", CSV.encode(), None),
        ("kasus.docx", planted.docx(), None),
        ("rusak.xlsx", b"PK\x03\x04", "documents.damaged"),
        ("besar.txt", b"x" * 100_001, "documents.too_large"),
        ("foto.png", b"\x89PNG\r\n", "masking.unsupported"),
    ],
)
def test_an_upload_is_deleted_whatever_it_is(
    desk: Desk, tmp_path: Path, name: str, data: bytes, key: str | None
) -> None:
    visit, path = Visit(), upload(tmp_path, name, data)
    attempt(visit, lambda: take_file(desk, visit, path, "id"))
    assert (visit.error.key if visit.error else None) == key
    assert list(tmp_path.iterdir()) == []


def test_decisions_are_followed_and_kept(desk: Desk) -> None:
    visit = Visit()
    take_text(desk, visit, "Ibu Siti Aminah, HP 0812-0000-1111, di sanggar.", "id")
    shown = {"shown": ["[NAMA-1]", "[TELEPON-1]"]}
    fields = {**shown, "mask": ["[NAMA-1]"], "also": ["sanggar"]}
    decide(desk, visit, Fields(fields), "id")
    masked = download(desk, visit, "id")
    assert saved(masked) == b"Ibu [NAMA-1], HP 0812-0000-1111, di [NAMA-2]."
    decide(desk, visit, Fields({**shown, "mask": shown["shown"]}), "id")
    assert saved(download(desk, visit, "id")) == b"Ibu [NAMA-1], HP [TELEPON-1], di [NAMA-2]."


def test_a_table_says_what_becomes_of_its_columns(desk: Desk, tmp_path: Path) -> None:
    visit = Visit()
    table = b"NIK;Nama;Umur;Jumlah\n1;Siti Aminah;30;2\n2;Budi Karya;31;3\n"
    take_file(desk, visit, upload(tmp_path, "daftar.csv", table), "id")
    said = BeautifulSoup(result(visit, "id"), "html.parser").select_one("[role=status]")
    assert said is not None and said.get_text() == (
        "Kolom tabel: 1 dibuang, 2 disamarkan atau dikelompokkan, 1 dibiarkan."
    )


def test_only_known_ways_are_taken(desk: Desk, tmp_path: Path) -> None:
    visit = Visit()
    take_file(desk, visit, upload(tmp_path, "d.csv", CSV.encode()), "id")
    assert download_key(visit, "id") is None
    fields = {"column-0": ["pseudonym"], "column-1": ["<script>"], "group": ["1", "99"]}
    decide(desk, visit, Fields({**fields, "method": ["codes"]}), "id")
    assert (
        saved(download(desk, visit, "id"))
        == b"Nama;Umur\nNAMA-0001;30\xe2\x80\x9339\nNAMA-0002;30\xe2\x80\x9339\n"
    )
    assert b"Siti Aminah" in saved(download_key(visit, "id"))
    assert "2 dari 2 baris" in result(visit, "id")


def test_findings_beyond_the_first_page_are_seen_and_rejected(desk: Desk) -> None:
    visit = Visit()
    total = PER_PAGE + 5
    lines = "\n".join(f"hp 0812-0000-{number:04}" for number in range(1_000, 1_000 + total))
    take_text(desk, visit, lines, "id")
    page = BeautifulSoup(result(visit, "id"), "html.parser")
    shown = [one["value"] for one in page.select("[name=shown]")]
    assert len(shown) == PER_PAGE
    turn = page.select_one("button[name=page]")
    assert f"1–{PER_PAGE} dari {total}" in page.select_one(".pager").get_text()
    kept = shown[1:]
    decide(desk, visit, Fields({"shown": shown, "mask": kept, "page": [turn["value"]]}), "id")
    page = BeautifulSoup(result(visit, "id"), "html.parser")
    rest = [one["value"] for one in page.select("[name=shown]")]
    assert len(rest) == 5 and not set(rest) & set(shown)
    decide(desk, visit, Fields({"shown": rest, "mask": rest[:-1]}), "id")
    masked = saved(download(desk, visit, "id")).decode().splitlines()
    assert masked[0] == "hp 0812-0000-1000" and masked[-1] == f"hp 0812-0000-{999 + total}"
    assert all("[TELEPON-" in one for one in masked[1:-1])
    page = BeautifulSoup(result(visit, "id"), "html.parser")
    assert [one["value"] for one in page.select("button[name=page]")] == ["1"]


def test_ticks_alone_let_nothing_be_read_anew() -> None:
    read: list[str] = []

    def detect(text: str, language: Language) -> Any:
        read.append(text)
        return Redactor().detect(text, language)

    desk = Desk(detect=detect, limits=Limits(), today=lambda: date(2026, 11, 25))
    visit = Visit()
    take_text(desk, visit, "hp 0812-0000-1111", "id")
    times = [len(read)]
    shown = {"shown": ["[TELEPON-1]"]}
    for fields, language in ((shown, "id"), (shown, "id"), (shown, "en")):
        decide(desk, visit, Fields(fields), language)
        times.append(len(read))
    assert times[1] == times[2] < times[3]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("id", ("teks-tersamar.txt", "kunci-pandu.json")),
        ("en", ("text-masked.txt", "pandu-key.json")),
    ],
)
def test_files_are_named_in_the_language(
    desk: Desk, tmp_path: Path, language: Language, names: tuple[str, str]
) -> None:
    visit = Visit()
    take_text(desk, visit, "hp 0812-0000-1111", language)
    masked = download(desk, visit, language)
    take_file(desk, visit, upload(tmp_path, "d.csv", CSV.encode()), language)
    decide(desk, visit, Fields({"column-0": ["pseudonym"]}), language)
    key = download_key(visit, language)
    assert masked is not None and key is not None
    assert (masked.name, key.name) == names


def test_a_new_text_forgets_the_old_one(desk: Desk) -> None:
    visit = Visit()
    take_text(desk, visit, "Ibu Siti Aminah", "id")
    take_text(desk, visit, "  ", "id")
    assert visit.work is None
    assert result(visit, "id") == ""
    assert download(desk, visit, "id") is None


def test_what_goes_wrong_is_said_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    visit = Visit()

    def fail() -> None:
        raise RuntimeError("RAHASIA")

    attempt(visit, fail)
    assert visit.error is not None and visit.error.key == "web.not_done"
    assert "RAHASIA" not in caplog.text

    def refuse() -> None:
        raise PanduError("masking.nothing")

    attempt(visit, refuse)
    assert "Belum ada" in result(visit, "id")


def test_visits_are_apart_and_forgotten(desk: Desk) -> None:
    visits = Visits()
    first = visits.of("a")
    take_text(desk, first, "Ibu Siti Aminah", "id")
    assert visits.of("b").work is None
    visits.close("a")
    assert (first.work, visits.of("a").work) == (None, None)
    for number in range(100):
        visits.of(str(number))
    assert len(visits) == 50


@pytest.mark.parametrize("payload", ["<img src=x onerror=alert(1)>", '"><script>1</script>'])
def test_what_people_bring_is_escaped(desk: Desk, tmp_path: Path, payload: str) -> None:
    visit = Visit()
    take_text(desk, visit, f"Nama: {payload} Siti Aminah\n{payload}", "id")
    assert payload not in result(visit, "id")
    quoted = payload.replace('"', '""')
    table = f'"Nama {quoted}","{quoted}"\n"{quoted}","{quoted}"\n'.encode()
    take_file(desk, visit, upload(tmp_path, "t.csv", table), "id")
    assert payload not in result(visit, "id")
