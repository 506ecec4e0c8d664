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
