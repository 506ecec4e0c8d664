"""The library in a real browser: read, searched by keyboard alone, on phones, in dark, printed."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.types import Language
from assistant.ui.serve import Server, listen
from assistant.ui.serving import Serving
from tests.ui.accessible import barriers
from tests.ui.browsing import Tab, foreign
from tests.ui.running import running

pytestmark = pytest.mark.browser

PAGES = {
    "shelves": "/pustaka/",
    "glossary": "/pustaka/glosarium",
    "reading": "/pustaka/dokumen/kebocoran",
    "long": "/pustaka/dokumen/panjang",
    "hostile": "/pustaka/dokumen/jahat",
    "gone": "/pustaka/dokumen/nope",
    "about": "/tentang/",
}


@pytest.fixture
def address(make_app: Callable[..., Any]) -> Iterator[str]:
    with listen(18_700) as listener:
        app = make_app(port=listener.getsockname()[1])
        with running(partial(Server, app, listener, serving=Serving()), seconds=30) as server:
            yield server.address


@pytest.fixture
def tab(browser: Any, address: str) -> Iterator[Callable[..., Tab]]:
    tabs: list[Tab] = []

    def opened(path: str, language: Language = "id", **options: Any) -> Tab:
        options.setdefault("viewport", {"width": 1366, "height": 768})
        tabs.append(Tab(browser, address, **options))
        tabs[-1].page.goto(f"{address}{path}?bahasa={language}")
        return tabs[-1]

    yield opened
    for one in tabs:
        one.complaints = [said for said in one.complaints if "404" not in said]
        one.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_anybody_s_way(
    tab: Callable[..., Tab], name: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 780}
    one = tab(PAGES[name], viewport=size, color_scheme=scheme)
    assert barriers(one.page) == []
    assert one.has_no_sideways_scroll()


def test_a_barrier_would_be_found(tab: Callable[..., Tab]) -> None:
    page = tab("/pustaka/").page
    page.evaluate("document.querySelector('#search').removeAttribute('aria-describedby')")
    page.evaluate("document.querySelector('label[for=search]').remove()")
    assert [one[1] for one in barriers(page)] == ["label"]


@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_of_another_language(tab: Callable[..., Tab], name: str) -> None:
    for language, other in (("id", "en"), ("en", "id")):
        visible = tab(PAGES[name], language).page.locator("nav, main").all_inner_texts()
        assert foreign("\n".join(visible), other, areas=("library", "plain")) == []


def test_a_section_is_found_by_keyboard_alone(tab: Callable[..., Tab]) -> None:
    one = tab("/pustaka/")
    page = one.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    page.keyboard.press("Tab")
    page.keyboard.type("kapan lapor?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pustaka/cari/*")
    assert barriers(page) == []
    assert "lapor" not in page.url
    page.locator(".found a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pustaka/dokumen/kebocoran*")
    heading = page.locator("#b-kapan-harus-lapor")
    box = heading.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 300
    page.go_back()
    assert page.locator(".found mark").count()


def test_an_answer_is_hidden_until_it_is_asked_for(tab: Callable[..., Tab]) -> None:
    page = tab("/pustaka/dokumen/kebocoran").page
    answer = page.get_by_text("Tiga kali dua puluh empat jam.")
    assert not answer.is_visible()
    page.get_by_text("Berapa lama batasnya?").click()
    assert answer.is_visible()


def test_the_language_is_switched_where_one_is(tab: Callable[..., Tab]) -> None:
    page = tab("/pustaka/dokumen/kebocoran").page
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "/pustaka/dokumen/kebocoran" in page.url
    page.get_by_role("link", name="Responding to a data breach").click()
    assert page.locator("h1").inner_text() == "Responding to a data breach"


def test_a_page_is_light(tab: Callable[..., Tab]) -> None:
    one = tab("/pustaka/")
    sizes = one.page.evaluate(
        "performance.getEntries().map((e) => e.encodedBodySize || 0).reduce((a, b) => a + b, 0)"
    )
    assert 0 < sizes < 100_000
    assert sorted(url.rsplit("/", 1)[-1].partition("?")[0] for url in one.requests) in (
        ["", "halaman.css"],
        ["", "favicon.ico", "halaman.css"],
    )


def test_it_can_be_printed(tab: Callable[..., Tab], pictures: Path) -> None:
    one = tab("/pustaka/dokumen/kebocoran")
    one.page.emulate_media(media="print")
    assert not one.page.locator("nav.ways").is_visible()
    assert one.page.locator("h1").is_visible()
    one.page.screenshot(path=pictures / "library-print.png")
