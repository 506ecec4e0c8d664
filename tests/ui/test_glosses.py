from bs4 import BeautifulSoup

from assistant.library.glossary import Term
from assistant.types import Language
from assistant.ui.glosses import Glosses
from assistant.ui.library.prose import Ids, prose

LEAK = Term(
    id="kebocoran data", en="data breach", meaning_id="Dilihat <b>tanpa hak</b>.",
    meaning_en="Seen without a right to.", shelf="perlindungan-data",
)  # fmt: skip


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_a_term_is_explained_where_it_first_stands() -> None:
    glosses = Glosses((LEAK,), "id", prefix="i")
    first = soup(glosses.explain("Bila <ada> kebocoran data, lapor. Kebocoran data lain."))
    assert first.get_text() == "Bila <ada> kebocoran data, lapor. Kebocoran data lain."
    [button] = first.select("button.term")
    pane = soup(glosses.take()).div
    assert (button["popovertarget"], pane["id"]) == ("i-1", "i-1")
    assert pane["popover"] == "auto"
    assert pane.select_one(f"#{pane['aria-labelledby']} dfn").get_text() == "kebocoran data"
    assert "Dilihat <b>tanpa hak</b>." in pane.get_text()
    assert pane.select_one("a")["href"] == "/pustaka/glosarium?bahasa=id#i-kebocoran-data"
    assert soup(glosses.explain("kebocoran data")).select("button") == []
    assert glosses.take() == ""
    assert glosses.new_in("kebocoran data") == []


def test_it_is_explained_in_the_language_of_the_page() -> None:
    for language, meaning in (("id", LEAK.meaning_id), ("en", LEAK.meaning_en)):
        spoken: Language = "en" if language == "en" else "id"
        glosses = Glosses((LEAK,), spoken)
        glosses.explain("a data breach")
        pane = soup(glosses.take()).div
        assert meaning in pane.get_text()
        assert pane["lang"] == language


def test_headings_links_code_and_quotes_get_no_button() -> None:
    text = "## Kebocoran data\n\n[kebocoran data](#a) `kebocoran data`\n\nIni kebocoran data.\n\nB."
    start = text.index("Ini")
    glosses = Glosses((LEAK,), "id")
    quoted = soup(
        prose(text, "id", title="", ids=Ids(), quote=(start, start + 20), glosses=glosses)
    )
    assert quoted.select("button.term") == []
    page = soup(prose(text, "id", title="", ids=Ids(), glosses=Glosses((LEAK,), "id")))
    [button] = page.select("button.term")
    assert button.parent.get_text() == "Ini kebocoran data."
    assert button.parent.find_next_sibling()["class"] == ["gloss"]
