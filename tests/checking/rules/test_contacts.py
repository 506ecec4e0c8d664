"""Service numbers in documents and in `contacts.toml`."""

from datetime import date
from pathlib import Path

import pytest

from tests.checking.folders import TEXT, TODAY, check, document, names, places

BOOK = """
[[contact]]
id = "sapa-129"
name = { id = "SAPA 129", en = "SAPA 129" }
phone = "129"
whatsapp = "08111-129-129"
serves = { id = "Perempuan dan anak", en = "Women and children" }
area = "ID"
last_verified = 2026-11-24
mark = "verified"
source = "berita"

[[contact]]
id = "polisi-110"
name = { id = "Polisi", en = "Police" }
phone = "110"
serves = { id = "Kejahatan", en = "Crime" }
area = "ID"
last_verified = 2026-06-04
mark = "common"
source = "pengetahuan umum"
"""
NOTE = "(diperiksa terakhir 24 November 2026, nomor dapat berubah)"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Hubungi SAPA 129 {NOTE}.", []),
        (f"Hubungi SAPA 129 atau WhatsApp 08111-129-129 {NOTE}.", []),
        (f"Hubungi 129, 110, atau rumah sakit {NOTE}.", []),
        (f"Hubungi SAPA 128 {NOTE}.", ["differs"]),
        (f"Hubungi polisi 129 {NOTE}.", ["differs"]),
        (f"Hubungi 119 {NOTE}.", ["unknown"]),
        (f"Hubungi WhatsApp 0811-222-333-44 {NOTE}.", ["unknown"]),
        (f"Telepon +62 811 1129 129 {NOTE}.", []),
        (f"Telepon (021) 555 0100 {NOTE}.", ["unknown"]),
        ("Hubungi SAPA 129.", ["no_note"]),
        ("Hubungi SAPA 129 (nomor dapat berubah).", ["no_note"]),
        ("Telepon contoh: 0812-0000-0000 (nomor contoh).", []),
        ("Nomor telepon 180 anak ada di lembar itu.", []),
        ("Hubungi 120 warga sebelum rapat.", []),
        ("Biayanya 129 ribu dan jumlahnya 150.", []),
        ("Menurut Pasal 114 nomor itu dihapus.", []),
        ("Putusan 151/PUU-XXII/2024 menyebut nomor itu.", []),
    ],
)
def test_numbers(tmp_path: Path, sentence: str, expected: list[str]) -> None:
    files = {"contacts.toml": BOOK, "arsip.md": document(f"{TEXT}\n{sentence}\n")}
    assert names(check(tmp_path, files), "contacts") == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (TODAY, []),
        (date(2026, 12, 2), [("stale", "contacts.toml", 14)]),
    ],
)
def test_numbers_not_verified_for_long(
    tmp_path: Path, today: date, expected: list[tuple[str, str, int]]
) -> None:
    findings = check(tmp_path, {"contacts.toml": BOOK}, today=today)
    assert places(findings, "contacts") == expected


@pytest.mark.parametrize(
    "text", ["[[contact]\n", BOOK.replace("phone", "fone", 1), BOOK.replace("2026-11-24", "'x'")]
)
def test_a_file_that_is_wrong(tmp_path: Path, text: str) -> None:
    findings = check(tmp_path, {"contacts.toml": text})
    assert places(findings, "contacts") == [("unreadable", "contacts.toml", None)]
    assert "contacts.toml" in findings[0].what("id")
