"""The small pieces that the library's pages are built of."""

from datetime import date

import pytest

from assistant.days import day_text
from assistant.types import Document, Locator, Section
from assistant.ui.library.highlight import highlighted
from assistant.ui.library.places import document_address, place_id, slug
from assistant.ui.library.searches import Search, Searches
from assistant.ui.library.stretches import Stretch, stretch_at, stretches


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Apa itu DPIA?", "apa-itu-dpia"),
        ("  Élan — 3×24 jam ", "elan-324-jam"),
        ("<script>", "script"),
        ("???", ""),
        ("日本", ""),
        ("a" * 200, "a" * 60),
    ],
)
def test_a_slug_is_plain(words: str, expected: str) -> None:
    assert slug(words) == expected


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        (Locator(), ""),
        (Locator(page=3), "hal-3"),
        (Locator(page=3, heading_path=("A",)), "hal-3"),
        (Locator(slide=2), "slide-2"),
        (Locator(heading_path=("A", "B c")), "b-b-c"),
        (Locator(heading_path=("?",)), ""),
    ],
)
def test_a_place_has_an_id(locator: Locator, expected: str) -> None:
    assert place_id(locator) == expected
    address = document_address("x", "en", at=7, locator=locator)
    assert address == "/pustaka/dokumen/x?bahasa=en&di=7" + (f"#{expected}" if expected else "")


@pytest.mark.parametrize(
    ("text", "searched", "html"),
    [
        ("Data dilindungi.", "perlindungan data", "<mark>Data</mark> <mark>dilindungi</mark>."),
        ("Yang di sana", "yang di", "Yang di sana"),
        ("<b>data</b>", "data", "&lt;b&gt;<mark>data</mark>&lt;/b&gt;"),
        ("- butir\n  - [ ] **tebal**", "", "• butir\n• tebal"),
        ("| a | b |\n|---|---|\n| c | d |", "", "| a | b |\n\n| c | d |"),
        ("█████ data", "data", '<span class="blacked">████████</span> <mark>data</mark>'),
    ],
)
def test_words_searched_for_are_marked(text: str, searched: str, html: str) -> None:
    assert highlighted(text, searched) == html


def test_a_long_rule_is_read_quickly() -> None:
    assert highlighted("-" * 20_000 + "x", "x")


def test_a_search_is_its_owner_s_and_forgotten_in_turn() -> None:
    searches = Searches(most=2)
    first = searches.keep(Search(words="a"), owner="siti")
    second = searches.keep(Search(words="b"), owner="")
    assert searches.find(first, owner="siti") == Search(words="a")
    assert searches.find(first, owner="") is None
    assert searches.find(second, owner="siti") is None
    searches.keep(Search(words="c"), owner="")
    assert searches.find(first, owner="siti") is None
    assert "rahasia" not in repr(Search(words="rahasia"))


def document(lengths: list[int]) -> Document:
    sections, position = [], 10
    for length in lengths:
        end = position + length
        sections.append(Section(start=position + 2, end=end, locator=Locator()))
        position = end
    return Document(
        id="x",
        title="x",
        text="\n".join(["x" * 99] * (position // 100 + 1))[:position],
        language="id",
        source="x.md",
        sha256="0" * 64,
        sections=tuple(sections),
    )


@pytest.mark.parametrize(
    "lengths",
    [[100], [5_000] * 3, [5_000] * 12, [30_000], [100, 40_000, 100], [11_999] * 4, [12_001] * 3],
)
def test_stretches_cover_all_and_are_short_enough_to_be_looked_at(lengths: list[int]) -> None:
    one = document(lengths)
    found = stretches(one, 10)
    assert [found[0].start, found[-1].end] == [10, len(one.text)]
    assert [a.end for a in found[:-1]] == [b.start for b in found[1:]]
    is_whole = len(one.text) <= 20_000
    assert (len(found) == 1) == is_whole
    for number, stretch in enumerate(found):
        assert is_whole or abs(stretch.middle - stretch.start) <= 7_000
        assert is_whole or abs(stretch.end - stretch.middle) <= 7_000
        assert stretch_at(found, stretch.start) == number


def test_an_offset_outside_leads_to_the_nearest_stretch() -> None:
    found = [Stretch(10, 20), Stretch(20, 30)]
    assert [stretch_at(found, at) for at in (0, 19, 20, 99)] == [0, 0, 1, 1]


def test_days_are_written_out() -> None:
    assert day_text(date(2026, 5, 1), "id") == "1 Mei 2026"
    assert day_text(date(2026, 12, 31), "en") == "31 December 2026"
