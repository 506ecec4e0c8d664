import pytest
from bs4 import BeautifulSoup

from assistant.ui.library.prose import Ids, prose

BOTH = "Satu **dua tiga.** Empat lima."


def marked(markdown: str, quote: str) -> list[str]:
    """Return what is marked of a rendered text, element by element."""
    start = markdown.index(quote)
    html = prose(markdown, "id", title="", ids=Ids(), quote=(start, start + len(quote)))
    plain = prose(markdown, "id", title="", ids=Ids())
    page = BeautifulSoup(html, "html.parser")
    assert page.get_text() == BeautifulSoup(plain, "html.parser").get_text()
    assert len(page.select("#kutipan")) == (1 if page.select("mark") else 0)
    return [one.get_text() for one in page.select("mark.quoted")]


@pytest.mark.parametrize(
    ("markdown", "quote", "pieces"),
    [
        ("A satu. B dua. C tiga.", "B dua.", ["B dua."]),
        (BOTH, BOTH, ["Satu ", "dua tiga.", " Empat lima."]),
        (BOTH, "**dua tiga.**", ["dua tiga."]),
        (BOTH, "Satu **dua tiga.**", ["Satu ", "dua tiga."]),
        ("**“Boleh”.** Lain.", "**“Boleh”.**", ["“Boleh”."]),
        ("- satu\n- dua\n- tiga", "- dua", ["dua"]),
        ("- satu\n- dua\n- tiga", "satu\n- dua", ["satu", "dua"]),
        ("1. satu\n2. dua", "1. satu\n2. dua", ["satu", "dua"]),
        ("## Bab\n\nIsi.\n\nLain.", "## Bab\n\nIsi.", ["Bab", "Isi."]),
        ("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "| 1 | 2 |", ["1", "2"]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "2 |", ["2"]),
        ("> kata `kode` kata", "kata `kode`", ["kata ", "kode"]),
        ("a [b](https://example.org/c) d", "b", ["b"]),
        ("satu\ndua tiga", "satu\ndua", ["satu", "dua"]),
        ("satu. \ufdd0dua\ufdd1.", "satu.", ["satu."]),
        ("**  ** satu", "**  **", []),
    ],
)
def test_a_quote_is_marked_and_nothing_else_changes(
    markdown: str, quote: str, pieces: list[str]
) -> None:
    assert marked(markdown, quote) == pieces


@pytest.mark.parametrize("quote", [(0, 0), (5, 2), (90, 99), (2, 900), (-4, 3)])
def test_any_offsets_will_do(quote: tuple[int, int]) -> None:
    page = BeautifulSoup(prose("Satu dua.", "id", title="", ids=Ids(), quote=quote), "html.parser")
    assert page.get_text() == "Satu dua."
