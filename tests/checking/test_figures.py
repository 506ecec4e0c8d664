"""Figures in Indonesian and English, brought to one form."""

import pytest

from assistant.checking.figures import read_figures
from assistant.types import Language


def values(text: str, language: Language) -> list[tuple[str, str]]:
    return [(figure.kind, figure.value) for figure in read_figures(text, language)]


@pytest.mark.parametrize(
    ("indonesian", "english", "expected"),
    [
        ("sejak 17 Oktober 2024", "since 17 October 2024", [("date", "2024-10-17")]),
        ("sejak 17 Oktober 2024", "since October 17, 2024", [("date", "2024-10-17")]),
        ("pada Juli 2026", "in July 2026", [("date", "2026-07")]),
        ("Senin, 3 Agustus", "Monday, 3 August", [("date", "-08-03")]),
        ("ditinjau 2026-11-24", "seen 2026-11-24", [("date", "2026-11-24")]),
        ("menurut Pasal 46", "under Article 46", [("article", "46")]),
        ("Pasal 21 ayat (1)", "Article 21(1)", [("article", "21(1)")]),
        ("Pasal 17 ayat (2)", "Article 17 paragraph (2)", [("article", "17(2)")]),
        ("Pasal 42 sampai Pasal 44", "Articles 42 to 44", [("article", "42"), ("article", "44")]),
        ("Pasal 5, 6, dan 7", "Articles 5, 6, and 7",
         [("article", "5"), ("article", "6"), ("article", "7")]),
        ("UU Nomor 27 Tahun 2022", "Law 27 of 2022", [("regulation", "27/2022")]),
        ("PP 33/2026", "Government Regulation 33/2026", [("regulation", "33/2026")]),
        ("putusan 151/PUU-XXII/2024", "ruling 151/PUU-XXII/2024",
         [("regulation", "151/PUU-XXII/2024")]),
        ("Rp500 juta", "Rp500 million", [("amount", "Rp 500000000")]),
        ("Rp 500.000.000", "IDR 500,000,000", [("amount", "Rp 500000000")]),
        ("1,5 miliar rupiah", "Rp1.5 billion", [("amount", "Rp 1500000000")]),
        ("US$20 ribu", "USD 20 thousand", [("amount", "USD 20000")]),
        ("13,7 persen", "13.7 percent", [("percentage", "13.7")]),
        ("25%", "25 per cent", [("percentage", "25")]),
        ("3×24 jam", "3 x 24 hours", [("number", "72")]),
        ("jam ke-24", "hour 24", [("number", "24")]),
        ("2 juta orang", "2 million people", [("number", "2000000")]),
        ("1. Tutup celah.", "1. Close the gap.", []),
        ("lihat https://example.org/2024/7", "see https://example.org/2024/7", []),
        ("Mei adalah bulan", "May we do it?", []),
        ("kadar CO2 naik", "CO2 rises", []),
    ],
)  # fmt: skip
def test_both_languages_give_the_same_figures(
    indonesian: str, english: str, expected: list[tuple[str, str]]
) -> None:
    assert values(indonesian, "id") == expected
    assert values(english, "en") == expected


def test_an_article_ends_before_a_duration() -> None:
    assert values("menurut Pasal 46, 3×24 jam", "id") == [("article", "46"), ("number", "72")]
