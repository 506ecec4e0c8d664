"""What is printed is dark on white, also from a screen that is dark."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.browsing import Tab, Visit

pytestmark = pytest.mark.browser

_SHOWN = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  return [...document.querySelectorAll('body *')]
    .filter((e) => own(e) && e.checkVisibility() && !e.closest('.sr-only'))
    .map((e) => [`${e.tagName}.${e.className}`, luminance(getComputedStyle(e).color)]);
}"""
_PALEST = 0.18
"""Luminance of text below which it has 4.5:1 on white: 1.05 / 4.5 - 0.05 (WCAG AA)."""


def assert_readable_on_white(page: Any) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    for _ in range(100):  # colours pass over to those of paper
        shown = page.evaluate(_SHOWN)
        pale = [one for one in shown if one[1] > _PALEST]
        if not pale:
            break
        page.wait_for_timeout(50)
    assert len(shown) > 5 and pale == []


def test_an_answer(visit: Callable[..., Visit]) -> None:
    page = visit(color_scheme="dark")
    page.ask("Berapa lama batas waktu bila data bocor?")
    assert_readable_on_white(page.page)
    for gone in ("#ask-box", ".ways", "#language", ".open", ".leaving"):
        assert not page.page.locator(gone).first.is_visible(), gone


@pytest.mark.parametrize("path", ["/pustaka/", "/periksa/", "/tentang/", "/mulai/", "/pendamping/"])
def test_a_plain_page(browser: Any, served: tuple[str, Any], path: str) -> None:
    tab = Tab(browser, served[0], color_scheme="dark")
    tab.page.goto(f"{served[0]}{path}?bahasa=id")
    assert_readable_on_white(tab.page)
    assert not tab.page.locator(".ways").is_visible()
    tab.close()


_CUT = """() => [...document.querySelectorAll('table, .document, .preview, .found')]
  .filter((e) => e.checkVisibility())
  .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1
    || e.getBoundingClientRect().right > window.innerWidth + 1)
  .map((e) => `${e.tagName}.${e.className}`)"""


def assert_nothing_to_press(page: Any) -> None:
    shown = "main :is(button:not(.link), textarea, input:not([type=checkbox]), a.skip, nav)"
    assert [one for one in page.locator(shown).all() if one.is_visible()] == []


@pytest.mark.parametrize("section", ["overview", "documents", "checks", "sync", "queue"])
def test_the_page_for_trainers(browser: Any, served: tuple[str, Any], section: str) -> None:
    tab = Tab(browser, served[0], color_scheme="dark", viewport={"width": 720, "height": 900})
    tab.page.goto(f"{served[0]}/pelatih/?bahasa=id")
    tab.page.locator(".totals").wait_for()
    tab.page.locator(f'#sections a[data-section="{section}"]').click()
    assert_readable_on_white(tab.page)
    assert_nothing_to_press(tab.page)
    assert tab.page.evaluate(_CUT) == []
    tab.close()


def test_a_document_and_what_a_check_found(browser: Any, served: tuple[str, Any]) -> None:
    tab = Tab(browser, served[0], color_scheme="dark", viewport={"width": 720, "height": 900})
    tab.page.goto(f"{served[0]}/pelatih/?bahasa=id")
    tab.page.locator(".totals").wait_for()
    tab.page.locator('#sections a[data-section="documents"]').click()
    tab.page.get_by_role("button", name="Audit yayasan").click()
    tab.page.locator("#reader-title").wait_for()
    assert_readable_on_white(tab.page)
    assert_nothing_to_press(tab.page)
    assert tab.page.evaluate(_CUT) == []
    assert tab.page.locator(".reader .document").is_visible()
    tab.close()


def test_a_masked_text(browser: Any, served: tuple[str, Any]) -> None:
    tab = Tab(browser, served[0], color_scheme="dark", viewport={"width": 720, "height": 900})
    tab.page.goto(f"{served[0]}/samarkan/?bahasa=id")
    lines = "\n".join(f"Rapat ke-{number} diadakan besok pagi." for number in range(40))
    tab.page.get_by_label("Teks", exact=True).fill(lines)
    tab.page.get_by_role("button", name="Samarkan teks").click()
    tab.page.locator("#result-title").wait_for()
    assert_readable_on_white(tab.page)
    assert_nothing_to_press(tab.page)
    assert not tab.page.locator("#words").is_visible(), "what was brought is not printed"
    assert tab.page.evaluate(_CUT) == []
    tab.close()
