"""No page puts a barrier in anybody's way: axe-core on the pages that Gradio draws."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.testing.assistant import ScriptedAssistant
from tests.ui.accessible import barriers
from tests.ui.browsing import Tab, Visit

pytestmark = pytest.mark.browser

LOOKS = [(360, "light"), (1366, "dark")]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_for_asking(visit: Callable[..., Visit], width: int, scheme: str) -> None:
    page = visit(viewport={"width": width, "height": 780}, color_scheme=scheme)
    assert barriers(page.page) == []
    page.ask("Berapa lama batas waktu bila data bocor?")
    assert barriers(page.page) == []
    page.last.locator("[data-open]").first.click()
    page.page.locator("#source-panel mark").wait_for()
    assert barriers(page.page) == []
    page.page.locator("#source-panel .close").click()
    page.ask("Berapa gaji ketua?")
    assert barriers(page.page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_a_question_that_waits_for_its_turn(
    visit: Callable[..., Visit], width: int, scheme: str
) -> None:
    look = {"viewport": {"width": width, "height": 780}, "color_scheme": scheme}
    first, second = visit(**look), visit(**look)
    first.ask("Beri jawaban panjang", until=None)
    first.page.locator("#stop").wait_for()
    second.ask("Berapa gaji ketua?", until=None)
    second.last.locator(".step", has_text="Menunggu giliran").wait_for()
    assert barriers(second.page) == [] and second.has_no_sideways_scroll()
    first.page.locator("#stop").click()
    second.page.locator('.exchange[data-phase="done"]').wait_for()


@pytest.fixture
def tab(browser: Any, served: tuple[str, ScriptedAssistant]) -> Iterator[Callable[..., Tab]]:
    tabs: list[Tab] = []

    def opened(path: str, **options: Any) -> Tab:
        tabs.append(Tab(browser, served[0], **options))
        tabs[-1].page.goto(f"{served[0]}{path}?bahasa=id")
        tabs[-1].speaks("id")
        return tabs[-1]

    yield opened
    for one in tabs:
        one.close()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_that_masks(tab: Callable[..., Tab], width: int, scheme: str) -> None:
    page = tab("/samarkan/", viewport={"width": width, "height": 780}, color_scheme=scheme).page
    page.get_by_label("Teks", exact=True).wait_for()
    assert barriers(page) == []
    page.get_by_label("Teks", exact=True).fill("Rapat besok pagi.")
    page.get_by_role("button", name="Samarkan teks").click()
    page.locator("#result-title").wait_for()
    assert barriers(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_for_trainers(tab: Callable[..., Tab], width: int, scheme: str) -> None:
    page = tab("/pelatih/", viewport={"width": width, "height": 780}, color_scheme=scheme).page
    links = page.locator("nav [data-section]")
    links.first.wait_for()
    for number in range(links.count()):
        links.nth(number).click()
        assert barriers(page) == [], links.nth(number).inner_text()
