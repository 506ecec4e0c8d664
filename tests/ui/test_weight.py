"""How much each page sends, and how soon its first words stand (`pytest -s` prints it)."""

from typing import Any

import pytest

from tests.ui.browsing import Tab

pytestmark = pytest.mark.browser

_LOOK = """() => {
  const all = [...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource')];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return [all.reduce((sum, one) => sum + one.transferSize, 0), paint?.startTime ?? 0];
}"""
GRADIO = {"/": "#send", "/pelatih/": ".totals", "/samarkan/": "#start"}
PLAIN = ("/pustaka/", "/pustaka/glosarium", "/periksa/", "/pendamping/", "/tentang/", "/mulai/")
_MOST = {True: 500_000, False: 100_000}
"""Bytes: with Gradio's front end, which a browser then keeps; without it."""


@pytest.mark.parametrize("path", [*GRADIO, *PLAIN])
def test_a_page_is_no_heavier_than_it_was(browser: Any, served: tuple[str, Any], path: str) -> None:
    tab = Tab(browser, served[0], viewport={"width": 1366, "height": 768})
    tab.page.goto(f"{served[0]}{path}?bahasa=id")
    tab.page.locator(GRADIO.get(path, "main")).wait_for()
    weight, paint = tab.page.evaluate(_LOOK)
    tab.page.wait_for_timeout(1000)  # a request that loading again cuts off is a complaint
    tab.page.reload()
    tab.page.locator(GRADIO.get(path, "main")).wait_for()
    again, soon = tab.page.evaluate(_LOOK)
    print(  # noqa: T201
        f"{path}: {weight / 1e3:.0f} kB, {paint:.0f} ms; again {again / 1e3:.0f} kB, {soon:.0f} ms"
    )
    assert 0 < weight < _MOST[path in GRADIO]
    tab.close()
