"""Pages on a wide screen and in English: no barrier, nothing cut, lines that can be read."""

from typing import Any

import pytest

from tests.ui.accessible import barriers
from tests.ui.browsing import Tab

pytestmark = pytest.mark.browser

GRADIO = ("/", "/pelatih/", "/samarkan/")
PLAIN = ("/pustaka/", "/periksa/", "/pendamping/", "/tentang/", "/mulai/")

_LONG_LINES = """() => [...document.querySelectorAll('main p, main li')]
  .filter((e) => e.checkVisibility() && e.textContent.trim().length > 200)
  .filter((e) => e.getBoundingClientRect().width > 75 * 16)
  .map((e) => e.textContent.slice(0, 40))"""


@pytest.mark.parametrize("path", [*GRADIO, *PLAIN])
def test_a_page_on_a_wide_screen_in_english(
    browser: Any, served: tuple[str, Any], path: str
) -> None:
    tab = Tab(browser, served[0], viewport={"width": 1920, "height": 1080})
    tab.page.goto(f"{served[0]}{path}?bahasa=en")
    tab.speaks("en")
    tab.page.locator("h1").first.wait_for()
    if path == "/pelatih/":
        tab.page.locator(".totals").wait_for()
    assert tab.has_no_sideways_scroll()
    assert tab.page.evaluate(_LONG_LINES) == []
    assert barriers(tab.page) == []
    tab.close()
