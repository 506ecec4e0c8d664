"""Translations beside their originals: what they say of themselves, and their text."""

from pathlib import Path

import pytest

from tests.checking.folders import ENGLISH, SELF_TEST, TEXT, check, document, english, names


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        ({}, {}, []),
        ({}, {"language": "id"}, ["same_language"]),
        ({"translation_of": "archive"}, {}, ["chained", "chained"]),
        ({}, {"status": "draft"}, ["status"]),
        ({}, {"self_test": SELF_TEST.rpartition("\n")[0]}, ["self_test"]),
        ({"reviewed_on": "2026-08-10"}, {}, ["review_gap"]),
        ({"reviewed_on": "2026-08-25"}, {}, []),
        ({"reviewed_on": "2026-11-21"}, {}, ["older"]),
        ({}, {"status": "retired"}, []),
    ],
)
def test_front_matter(
    tmp_path: Path, original: dict[str, str], translation: dict[str, str], expected: list[str]
) -> None:
    files = {"arsip.md": document(**original), "archive.md": english(**translation)}
    assert names(check(tmp_path, files), "pairs") == expected


def test_two_translations_into_one_language(tmp_path: Path) -> None:
    files = {"arsip.md": document(), "archive.md": english(), "files.md": english(id="files")}
    (finding,) = [one for one in check(tmp_path, files) if one.rule.startswith("pairs.")]
    assert (finding.rule, finding.source) == ("pairs.twice", "files.md")
    assert finding.involves == ("archive.md",)


@pytest.mark.parametrize(
    ("indonesian", "in_english", "expected"),
    [
        ("", "", []),
        ("## Kapan?\n\nNanti.", "## When?\n\nLater.", []),
        ("## Kapan?\n\nNanti.", "", ["headings"]),
        ("", "### More\n\nLater.", ["headings"]),
        ("## Kapan?\n\nNanti.", "### When?\n\nLater.", ["headings"]),
        ("Paling lambat 3×24 jam.", "Within 3×24 hours.", []),
        ("Paling lambat 3×24 jam.", "Within 72 hours.", []),
        ("Paling lambat 3×24 jam.", "Within 2×24 hours.", ["figures"]),
        ("Paling lambat 14 hari.", "Within 14 weeks.", ["figures"]),
        ("Paling lambat 14 hari.", "Within fourteen days.", []),
        ("Paling lambat 14 hari.", "Within forty days.", ["figures"]),
        ("Menurut Pasal 46.", "Under Article 46.", []),
        ("Menurut Pasal 46.", "Under Article 64.", ["figures"]),
        ("Pasal 5 dan Pasal 6.", "Article 6 and Article 6.", ["figures"]),
        ("Paling lambat 14 hari.", "Within 14 days; 14 days at most.", []),
        ("Sejak 17 Oktober 2024.", "Since 17 October 2024.", []),
        ("Sejak 17 Oktober 2024.", "Since 17 October 2022.", ["figures"]),
        ("Sebesar Rp1.000.000.", "Of Rp1 million.", []),
        ("Sebesar Rp500 juta.", "Of Rp500 billion.", ["figures"]),
        ("Sebanyak 1.000 orang.", "For 1,000 people.", []),
        ("Sebanyak 1.000 orang.", "For 1.000 people.", ["figures"]),
        ("Sekitar 13,7 persen.", "About 13.7%.", []),
        ("Sekitar 13,7 persen.", "About 17.3%.", ["figures"]),
        ("1. Satu\n2. Dua\n3. Tiga", "- One\n- Two\n- Three", []),
    ],
)  # fmt: skip
def test_text(tmp_path: Path, indonesian: str, in_english: str, expected: list[str]) -> None:
    files = {
        "arsip.md": document(f"{TEXT}\n{indonesian}\n"),
        "archive.md": english(f"{ENGLISH}\n{in_english}\n"),
    }
    assert names(check(tmp_path, files), "pairs") == expected


def test_the_figures_of_both_sides_are_named(tmp_path: Path) -> None:
    files = {
        "arsip.md": document(f"{TEXT}\nMenurut Pasal 46 paling lambat 3 hari.\n"),
        "archive.md": english(f"{ENGLISH}\nUnder Article 64 within 3 days.\n"),
    }
    (finding,) = [one for one in check(tmp_path, files) if one.rule == "pairs.figures"]
    assert (finding.source, finding.involves) == ("archive.md", ("arsip.md",))
    assert (finding.values["here"], finding.values["there"]) == ("Article 64", "Pasal 46")
    lines = (tmp_path / "archive.md").read_text(encoding="utf-8").splitlines()
    assert "Article 64" in lines[(finding.line or 0) - 1]
