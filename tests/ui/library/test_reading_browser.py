"""Reading in a real browser: terms explained, a translation beside, a page of a PDF."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.testing.redactor import PatternRedactor
from assistant.workbench import Workbench
from tests.documents.samples import pdf
from tests.ui.accessible import barriers
from tests.ui.benches import open_bench
from tests.ui.browsing import Tab, foreign
from tests.ui.library.conftest import FILES
from tests.ui.library.test_leaves import PAGES, QUOTE, SAID
from tests.ui.library.test_library_browser import address
from tests.ui.library.test_library_browser import tab as plain_tab

__all__ = ["address", "plain_tab"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    path = tmp_path_factory.mktemp("reading")
    for source in ("perlindungan-data/id/kebocoran.md", "perlindungan-data/en/breach.md"):
        file = path / "knowledge" / source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FILES[source], encoding="utf-8")
    glossary = FILES["glossary.toml"].replace('"data bocor"', '"laporan kebocoran"')
    (path / "knowledge" / "glossary.toml").write_text(glossary, encoding="utf-8")
    (path / "knowledge" / "saku.pdf").write_bytes(pdf(PAGES))
    (path / "knowledge" / "saku.pdf.meta.yaml").write_text(SAID, encoding="utf-8")
    with open_bench(path) as opened:
        yield replace(opened, detect=PatternRedactor().detect)


@pytest.fixture
def tab(plain_tab: Callable[..., Tab]) -> Callable[..., Tab]:
    """Open a page that may wait for a picture, which takes long where others need the processor."""

    def opened(path: str, **options: Any) -> Tab:
        one = plain_tab(path, **options)
        one.page.set_default_timeout(60_000)
        return one

    return opened


@pytest.fixture
def states(bench: Workbench) -> dict[str, str]:
    start = bench.store.document("saku").text.index(QUOTE)
    quoted = bench.store.document("kebocoran").text.index("Laporan kebocoran")
    return {
        "page": f"/pustaka/dokumen/saku/halaman/1?di={start}&sampai={start + len(QUOTE)}",
        "withheld": "/pustaka/dokumen/saku/halaman/2?di=0",
        "beside": "/pustaka/dokumen/kebocoran?sanding=en",
        "marked": f"/pustaka/dokumen/kebocoran?di={quoted}&sampai={quoted + 69}",
    }


@pytest.mark.parametrize("look", [(360, "dark"), (1366, "light")], ids=str)
@pytest.mark.parametrize("name", ["page", "withheld", "beside", "marked"])
def test_nothing_stands_in_anybody_s_way(
    tab: Callable[..., Tab], states: dict[str, str], name: str, look: tuple[int, str]
) -> None:
    width, scheme = look
    one = tab("/pustaka/", viewport={"width": width, "height": 780}, color_scheme=scheme)
    for language, other in (("id", "en"), ("en", "id")):
        one.page.goto(f"{one.address}{states[name]}&bahasa={language}#kutipan")
        assert barriers(one.page) == []
        assert one.has_no_sideways_scroll()
        said = "\n".join(one.page.locator("nav, figcaption, .no-picture").all_inner_texts())
        assert foreign(said, other, areas=("library", "plain")) == []


def test_a_quote_comes_into_view_on_its_page(
    tab: Callable[..., Tab], states: dict[str, str]
) -> None:
    one = tab("/pustaka/")
    one.page.goto(f"{one.address}{states['page']}&bahasa=id#kutipan")
    box = one.page.locator("rect.quoted").bounding_box()
    assert 0 <= box["y"] < 700
    drawn = "document.querySelector('svg image').getBBox().width"
    assert one.page.evaluate(drawn) == 1_200
    one.page.get_by_role("link", name="Halaman 2 ›").first.click()
    assert one.page.locator(".leaf .at").first.inner_text() == "Halaman 2 dari 3"


def test_a_term_is_explained_by_keyboard_and_put_away_by_escape(tab: Callable[..., Tab]) -> None:
    page = tab("/pustaka/dokumen/kebocoran").page
    term = page.locator("button.term").first
    said = term.inner_text()
    sentence = page.locator(".prose p", has=term).first.inner_text()
    term.focus()
    page.keyboard.press("Enter")
    pane = page.locator(".gloss:popover-open")
    assert "Data dilihat tanpa hak." in pane.inner_text()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    assert pane.count() == 0
    assert page.evaluate("document.activeElement.textContent") == said
    copied = page.evaluate(
        """(button) => {
          const range = document.createRange();
          range.selectNodeContents(button.closest('p'));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return getSelection().toString();
        }""",
        term.element_handle(),
    )
    assert copied.strip() == sentence.strip()


@pytest.mark.parametrize(("width", "beside"), [(1366, True), (360, False)])
def test_both_languages_stand_beside_or_below_each_other(
    tab: Callable[..., Tab], states: dict[str, str], width: int, beside: bool
) -> None:
    one = tab("/pustaka/", viewport={"width": width, "height": 780})
    one.page.goto(f"{one.address}{states['beside']}&bahasa=id")
    left, right = (one.page.locator(".pair > div").nth(n).bounding_box() for n in (0, 1))
    assert (left["y"] == right["y"]) is beside
    assert (left["x"] == right["x"]) is not beside


def test_what_is_printed_is_the_document(tab: Callable[..., Tab], states: dict[str, str]) -> None:
    one = tab("/pustaka/")
    one.page.goto(f"{one.address}{states['page']}&bahasa=id")
    one.page.emulate_media(media="print")
    assert not one.page.locator(".leaf").first.is_visible()
    assert one.page.locator(".facsimile svg").is_visible()
    assert one.page.locator(".page-text mark").is_visible()
