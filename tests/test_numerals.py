"""Numbers in digits and in words, brought to one form."""

import pytest

from assistant.numerals import counts_in_words, numbers_in_words, ranges_of, read_numeral
from assistant.types import Language


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1.000", "id", "1000"), ("1,000", "en", "1000"), ("1.250.000,5", "id", "1250000.5"),
        ("1,250,000.5", "en", "1250000.5"), ("13,7", "id", "13.7"), ("13.7", "en", "13.7"),
        ("4.0", "id", "4"), ("09.10", "id", "9.1"), ("1.2.3", "en", "1.2.3"), ("0812", "id", "812"),
    ],
)  # fmt: skip
def test_numerals(text: str, language: Language, expected: str) -> None:
    assert read_numeral(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tiga kali dua puluh empat jam", {"3", "2", "20", "24", "4"}),
        ("lima belas hari", {"5", "15"}),
        ("forty-five days", {"40", "45", "5"}),
        ("dua ratus orang", {"2", "200"}),
        ("tanpa angka", set()),
    ],
)
def test_numbers_in_words(text: str, expected: set[str]) -> None:
    assert numbers_in_words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tiga kali dua puluh empat jam", {"3", "24"}),
        ("lima belas hari", {"15"}),
        ("forty-five days", {"45"}),
        ("salah satu pihak", set()),
        ("one of them, first of all", set()),
        ("seratus orang", {"100"}),
    ],
)
def test_counts_in_words(text: str, expected: set[str]) -> None:
    assert counts_in_words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dua sampai tiga minggu", [{"2", "3"}]),
        ("10–14 hari, lalu 3 to 5 days", [{"10", "14"}, {"3", "5"}]),
        ("antara lima dan tujuh orang", [{"5", "7"}]),
        ("between 5 and seven people", [{"5", "7"}]),
        ("lima dan tujuh orang", []),
        ("sampai tiga minggu", []),
    ],
)
def test_ranges(text: str, expected: list[set[str]]) -> None:
    assert list(map(set, ranges_of(text))) == expected
