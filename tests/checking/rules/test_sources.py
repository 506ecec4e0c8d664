"""Sources that can't be found again, and licences."""

from pathlib import Path

import pytest

from tests.checking.folders import check, document, names

GOOD = "{title: A, publisher: B, licence: C, retrieved: 2026-11-01}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (GOOD, []),
        ("{title: A, link: 'https://example.org', licence: C}", []),
        ("{title: A, licence: C}", ["untraceable"]),
        ("{title: A, publisher: B}", ["no_licence"]),
        ("{title: A, publisher: B, licence: C, retrieved: 2026-12-02}", ["future"]),
        ("{title: A, publisher: B, licence: C, retrieved: 2026-12-01}", []),
        ("{title: A}", ["no_licence", "untraceable"]),
    ],
)
def test_sources(tmp_path: Path, source: str, expected: list[str]) -> None:
    text = document(sources=f"[{source}, {GOOD}]")
    assert names(check(tmp_path, {"arsip.md": text}), "sources") == expected


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("CC BY 4.0", []),
        ("cc by-sa 4.0", []),
        ("CC0 1.0", []),
        ("Dipakai dengan izin penerbit", []),
        ("CC BY", ["unknown_licence"]),
        ("bebas", ["unknown_licence"]),
    ],
)
def test_licences(tmp_path: Path, licence: str, expected: list[str]) -> None:
    assert names(check(tmp_path, {"arsip.md": document(licence=licence)}), "sources") == expected
