"""An answer is taken elsewhere: copied with its sources, or printed."""

from collections.abc import Callable

import pytest

from tests.ui.accessible import barriers
from tests.ui.browsing import Visit
from tests.ui.conftest import LEAK_QUOTE

pytestmark = pytest.mark.browser


def test_an_answer_is_copied_by_keyboard(visit: Callable[..., Visit]) -> None:
    one = visit(permissions=["clipboard-read", "clipboard-write"])
    one.ask("Berapa lama batas waktu bila data bocor?")
    button = one.last.get_by_role("button", name="Salin beserta sumbernya")
    button.focus()
    one.page.keyboard.press("Enter")
    one.last.get_by_text("Tersalin.").wait_for()
    copied = one.page.evaluate("navigator.clipboard.readText()")
    assert f"[1] “{LEAK_QUOTE}”" in copied
    assert copied.strip().endswith("periksa sumbernya.")
    assert barriers(one.page) == []


@pytest.mark.parametrize("can_copy", [True, False])
def test_an_answer_is_copied_where_a_page_has_no_clipboard(
    visit: Callable[..., Visit], can_copy: bool
) -> None:
    one = visit()
    one.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    if not can_copy:
        one.page.evaluate("document.execCommand = () => false")
    one.ask("Berapa lama batas waktu bila data bocor?")
    one.last.get_by_role("button", name="Salin beserta sumbernya").click()
    whole = one.last.locator(".taking-along pre")
    if can_copy:
        one.last.get_by_text("Tersalin.").wait_for()
        assert not whole.is_visible()
        one.question.focus()
        one.page.keyboard.press("Control+V")
        assert f"[1] “{LEAK_QUOTE}”\n" in one.question.input_value()
    else:
        one.last.get_by_text("tekan Ctrl+C").wait_for()
        assert whole.is_visible()
        selected = one.page.evaluate("String(getSelection())")
        assert selected.strip() == whole.inner_text().strip()
        assert one.has_no_sideways_scroll()


def test_what_is_printed_is_the_answer(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Berapa lama batas waktu bila data bocor?")
    one.page.emulate_media(media="print")
    for hidden in ("#ask-box", ".taking-along", ".card .open", "#foot"):
        assert not one.page.locator(hidden).first.is_visible(), hidden
    for shown in (".asked", ".card blockquote", ".sentences"):
        assert one.page.locator(shown).first.is_visible(), shown
