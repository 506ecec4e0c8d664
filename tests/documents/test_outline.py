"""Headings and sections of Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.outline import plain_title, read_outline


def sections(text: str, start: int = 0) -> list[tuple[tuple[str, ...], str]]:
    return [
        (section.locator.heading_path, text[section.start : section.end])
        for section in read_outline(text, start).sections
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Isi.", [((), "Isi.")]),
        ("# A\n\nIsi.\n\n## B\nLagi.", [(("A",), "Isi."), (("A", "B"), "Lagi.")]),
        ("## B\nx\n# A\ny\n### C\nz", [(("B",), "x"), (("A",), "y"), (("A", "C"), "z")]),
        ("# A\n# B\ny", [(("A",), "# A"), (("B",), "y")]),
        ("# A\n## B\ny", [(("A", "B"), "y")]),
        ("A\n===\nx\n\nB\n---\ny", [(("A",), "x"), (("A", "B"), "y")]),
        ("a\nb\n---\nx", [((), "a\nb\n---\nx")]),
        ("- a\n---\nx", [((), "- a\n---\nx")]),
        ("| a |\n---\nx", [((), "| a |\n---\nx")]),
        ("```\n# bukan\n```\nx", [((), "```\n# bukan\n```\nx")]),
        ("~~~\n# bukan", [((), "~~~\n# bukan")]),
        ("    # kode\nx", [((), "# kode\nx")]),
        ("#bukan\nx", [((), "#bukan\nx")]),
        ("# A ##\nx", [(("A",), "x")]),
        ("# C#\nx", [(("C#",), "x")]),
        ("# **A** [b](c) `d`\nx", [(("A b d",), "x")]),
        ("a <!-- rahasia --> b", [((), "a"), ((), "b")]),
        ("a\n<!-- satu\n\n# dua -->\nb", [((), "a"), ((), "b")]),
        ("a <!-- tanpa akhir\n# B\nc", [((), "a")]),
        ("`<!-- tampak -->` a", [((), "`<!-- tampak -->` a")]),
        ("# A <!-- x -->\nb", [(("A",), "b")]),
        ("<script>\nx = 1\n</script>\ny", [((), "y")]),
        ("# A\r\n\r\nx\r\n", [(("A",), "x")]),
        ("---\nid: a\n---\n", []),
        ("***", []),
        ("", []),
    ],
)
def test_sections(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    start = text.index("---", 3) + 4 if text.startswith("---") else 0
    assert sections(text, start) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("snake_case _miring_", "snake_case miring"),
        (r"2 \* 3", "2 * 3"),
        ("Judul {#jangkar}", "Judul"),
        ("a" * 500, "a" * 199 + "…"),
    ],
)
def test_plain_title(markdown: str, expected: str) -> None:
    assert plain_title(markdown) == expected


lines = st.sampled_from(
    ["# A", "## B", "isi", "", "===", "---", "```", "<!--", "-->", "<!-- x -->", "- a", "<style>"]
)


@given(st.one_of(st.text(), st.lists(lines, max_size=20).map("\n".join)), st.integers(0, 20))
def test_sections_are_ordered_and_trimmed(text: str, start: int) -> None:
    start = min(start, len(text))
    last = start
    for section in read_outline(text, start).sections:
        assert last <= section.start < section.end <= len(text)
        piece = text[section.start : section.end]
        assert piece == piece.strip()
        last = section.end


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["#", "# a\n", "<!-- -->", "`", "[", "a\n===\n", "<script>", "<"])
def test_hostile_repetition_is_linear(piece: str) -> None:
    read_outline(piece * 50_000)
