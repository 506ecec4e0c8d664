"""Long sections and sentences, hard words, and headings."""

from pathlib import Path

import pytest

from tests.checking.folders import TEXT, check, document, names

SHORT = "Arsip disimpan di lemari. "
HARD = "Penyelenggaraan pertanggungjawaban penatausahaan administratif "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SHORT * 45, []),
        (SHORT * 46, ["section"]),
        ("| Arsip | disimpan | di | lemari |\n" * 60, []),
        ("Arsip disimpan " + "dan dibaca " * 18 + "kini selalu.", []),
        ("Arsip disimpan " + "dan dibaca " * 19 + "kini selalu.", ["sentence"]),
        ((HARD * 4 + ". ") * 5, ["level"]),
        (HARD * 4 + ".", []),
        ("#### Terlalu dalam\n\nArsip.", ["jump"]),
        ("### Satu lebih dalam\n\nArsip.", []),
    ],
)
def test_sections(tmp_path: Path, text: str, expected: list[str]) -> None:
    findings = check(tmp_path, {"arsip.md": document(f"{TEXT}\n## Apa?\n\n{text}\n")})
    assert names(findings, "readability") == expected


def test_without_headings(tmp_path: Path) -> None:
    findings = check(tmp_path, {"arsip.md": document(SHORT, title="Arsip")})
    assert names(findings, "readability") == ["no_headings"]
