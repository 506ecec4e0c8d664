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


def test_what_is_printed_is_the_answer(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.ask("Berapa lama batas waktu bila data bocor?")
    one.page.emulate_media(media="print")
    for hidden in ("#ask-box", ".taking-along", ".card .open", "#foot"):
        assert not one.page.locator(hidden).first.is_visible(), hidden
    for shown in (".asked", ".card blockquote", ".sentences"):
        assert one.page.locator(shown).first.is_visible(), shown
