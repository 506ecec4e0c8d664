"""From an answer to a brief for a mentor, in a real browser."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.ui.accessible import barriers
from tests.ui.browsing import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1366, "light")])
def test_an_answer_is_handed_on(
    visit: Callable[..., Visit], pictures: Path, width: int, scheme: str
) -> None:
    asked = visit(viewport={"width": width, "height": 780}, color_scheme=scheme)
    asked.ask("Berapa lama batas waktu bila data bocor?")
    with asked.context.expect_page() as opened:
        asked.last.get_by_role("button", name="Siapkan catatan untuk pendamping").click()
    page = opened.value
    page.locator("h1", has_text="Catatan untuk pendamping").wait_for()
    assert asked.last.locator(".card").count()  # the conversation is still there
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("fieldset q").count() == 2
    page.locator("fieldset input").nth(1).uncheck()
    page.locator("#konteks").fill("Siti Contoh dari program air bersih")
    page.get_by_role("button", name="Buat catatan").click()  # the two promises are missing
    assert page.locator("#konteks").is_visible()
    for promise in page.locator("input[type=checkbox][required]").all():
        promise.check()
    page.get_by_role("button", name="Buat catatan").click()
    page.locator(".ways-on").wait_for()
    assert barriers(page) == []
    assert "[NAMA-1] dari program air bersih" in page.locator("main").inner_text()
    assert page.locator("q").count() == 1
    page.screenshot(path=pictures / f"brief-{width}.png", full_page=True)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh DOCX").click()
    lines = [
        one.text
        for one in docx.Document(io.BytesIO(Path(caught.value.path()).read_bytes())).paragraphs
    ]
    assert "[NAMA-1] dari program air bersih" in lines
    assert "Berapa lama batas waktu bila data bocor?" in lines
    page.close()
