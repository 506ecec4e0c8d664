"""Different figures for one matter in two documents; the shipped library has none."""

from pathlib import Path

import pytest

from assistant.checking.rules.contradictions import check_contradictions
from assistant.checking.subject import read_subjects
from assistant.documents import Limits
from tests.checking.folders import ROOT, check, document, names, write

BREACH = (
    "Pemberitahuan kebocoran data wajib disampaikan paling lambat 3×24 jam menurut UU PDP Pasal 46."
)
CLAIMS = [
    (
        BREACH,
        "Menurut UU PDP Pasal 46, kebocoran data diberitahukan secara tertulis dalam 7 hari.",
        ["figures"],
    ),
    (
        BREACH,
        "Menurut UU PDP Pasal 46, kebocoran data diberitahukan secara tertulis dalam 72 jam.",
        [],
    ),
    (
        BREACH,
        "Menurut UU PDP Pasal 46, kebocoran data diberitahukan secara tertulis dalam tiga hari.",
        [],
    ),
    (
        "Kebocoran data wajib diberitahukan dalam 3×24 jam menurut UU PDP Pasal 46.",
        "Kebocoran data wajib dicatat dalam 7 hari menurut UU PDP Pasal 31.",
        [],
    ),
    (
        "PP 33/2026 dilaporkan mulai berlaku pada 16 Januari 2027.",
        "Aturan pelaksana UU PDP, yaitu PP 33/2026, mulai berlaku 16 Maret 2027.",
        ["figures"],
    ),
    (
        "PP 33/2026 dilaporkan mulai berlaku pada 16 Januari 2027.",
        "PP 33/2026 diundangkan pada 16 Juli 2026 dan mulai berlaku pada 16 Januari 2027.",
        [],
    ),
    (
        "PP 33/2026 dilaporkan mulai berlaku pada 16 Januari 2027.",
        "PP 33/2026 dilaporkan diundangkan pada 16 Juli 2026.",
        [],
    ),
    (
        "UU PDP mulai berlaku pada 17 Oktober 2022.",
        "Aturan turunan UU PDP (PP 33/2026) mulai berlaku pada 16 Januari 2027.",
        [],
    ),
    (
        "Yayasan wajib diaudit akuntan publik bila menerima bantuan sebesar Rp500 juta setahun.",
        "Yayasan wajib diaudit akuntan publik bila menerima bantuan Rp300 juta dalam setahun.",
        ["figures"],
    ),
    (
        "Yayasan wajib diaudit akuntan publik bila menerima bantuan sebesar Rp500 juta setahun.",
        "Yayasan wajib diaudit akuntan publik bila kekayaannya mencapai Rp20 miliar.",
        [],
    ),
    (
        "UU PDP Pasal 20 mengenal enam dasar pemrosesan data pribadi.",
        "Ada tujuh dasar pemrosesan data pribadi menurut UU PDP Pasal 20.",
        ["figures"],
    ),
    (
        "UU PDP Pasal 20 mengenal enam dasar pemrosesan data pribadi.",
        "Menurut UU PDP Pasal 20, data pribadi diproses dengan dua syarat tambahan.",
        [],
    ),
    (
        "Denda administratif UU PDP Pasal 57 paling tinggi 2 persen dari pendapatan tahunan.",
        "Denda administratif paling banyak 4 persen pendapatan tahunan menurut UU PDP Pasal 57.",
        ["figures"],
    ),
    (
        "ISAK 35 tentang laporan keuangan nirlaba berlaku sejak 1 Januari 2020.",
        "Laporan keuangan nirlaba mengikuti ISAK 35 yang berlaku sejak 1 Januari 2021.",
        ["figures"],
    ),
    (
        "Sebuah yayasan rekaan melatih 40 relawan selama dua hari.",
        "Sebuah sanggar rekaan mengajar 12 anak selama lima hari.",
        [],
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), CLAIMS)
def test_claims(tmp_path: Path, one: str, other: str, expected: list[str]) -> None:
    files = {
        "arsip.md": document(f"# Arsip\n\n## Apa?\n\n{one}\n"),
        "kunci.md": document(f"# Kunci\n\n## Apa?\n\n{other}\n", id="kunci"),
    }
    assert names(check(tmp_path, files), "contradictions") == expected


@pytest.mark.parametrize(
    "fields", [{"status": "retired"}, {"language": "en", "translation_of": "arsip"}]
)
def test_retired_documents_and_translations_dont_count(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    one, other, _ = CLAIMS[0]
    files = {
        "arsip.md": document(f"# Arsip\n\n## Apa?\n\n{one}\n"),
        "kunci.md": document(f"# Kunci\n\n## Apa?\n\n{other}\n", id="kunci", **fields),
    }
    assert names(check(tmp_path, files), "contradictions") == []


def test_both_sentences_and_places_are_named(tmp_path: Path) -> None:
    one, other, _ = CLAIMS[0]
    files = {
        "arsip.md": document(f"# Arsip\n\n## Apa?\n\n{one}\n"),
        "kunci.md": document(f"# Kunci\n\n## Apa?\n\n{other}\n", id="kunci"),
    }
    (finding,) = [one for one in check(tmp_path, files) if one.rule.startswith("contradictions")]
    assert (finding.values["here"], finding.values["there"]) == (one, other)
    here = (tmp_path / "arsip.md").read_text(encoding="utf-8").splitlines()
    there = (tmp_path / "kunci.md").read_text(encoding="utf-8").splitlines()
    assert here[(finding.line or 0) - 1] == one
    assert there[int(finding.values["place"]) - 1] == other
    assert "lama waktu" in finding.what("id")


PLANTED = [
    "Kebocoran data wajib diberitahukan secara tertulis dalam 14 hari, menurut UU PDP Pasal 46.",
    "Teks resmi PP 33/2026 dilaporkan berlaku 16 Maret 2027.",
    "UU PDP mulai berlaku pada 17 Oktober 2023.",
    "Yayasan wajib diaudit akuntan publik bila menerima bantuan negara, luar negeri, atau pihak "
    "lain sebesar Rp300 juta dalam satu tahun buku.",
    "Denda administratif UU PDP Pasal 57 paling tinggi 5 persen dari pendapatan tahunan.",
]


def test_planted_contradictions_are_found_in_the_library_and_nothing_else(tmp_path: Path) -> None:
    _, shipped = read_subjects(ROOT / "knowledge", limits=Limits())
    assert list(check_contradictions(shipped)) == []
    body = "\n\n".join(PLANTED)
    write(tmp_path, {"baru.md": document(f"# Baru\n\n## Apa?\n\n{body}\n", id="baru")})
    _, planted = read_subjects(tmp_path, limits=Limits())
    findings = list(check_contradictions([*shipped, *planted]))
    assert all("baru.md" in one.involves for one in findings)
    assert {one.values["there"][:100] for one in findings} == {one[:100] for one in PLANTED}
