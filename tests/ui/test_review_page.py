"""Masking in a real browser: what is shown, corrected and sent, and that nothing of it stays."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from tests.ui.benches import NIK
from tests.ui.browsing import Visit, foreign

pytestmark = pytest.mark.browser

QUESTION = (
    f"Data Siti dengan NIK {NIK} bocor lewat WhatsApp Rahmat. Pamannya, Jono, yang menyebarkan. "
    "Kapan kami harus memberi tahu?"
)


def type_in(page: Visit, question: str = QUESTION) -> Any:
    page.question.fill(question)
    page.question.press("Enter")
    block = page.page.locator("#review .review")
    block.wait_for()
    return block


def finish(page: Visit) -> None:
    page.page.locator('#newest .exchange[data-phase="done"]').wait_for()
    page.page.locator("#send").wait_for()


def test_what_was_masked_is_shown_corrected_and_sent(
    visit: Callable[..., Visit],
    served: tuple[str, ScriptedAssistant],
    picture: Callable[[Visit, str], None],
) -> None:
    _, assistant = served
    page = visit()
    asked = len(assistant.asked)
    block = type_in(page)
    sent = block.locator(".as-sent")
    assert sent.inner_text().startswith("Data [NAMA-1] dengan NIK [NIK-1] bocor")
    assert block.locator(".finding").count() == 3
    assert not page.page.locator("#ask-row").is_visible()
    assert page.page.evaluate("document.activeElement.className") == "review"
    picture(page, "review-id")
    block.get_by_label(text("id", "web.review.show_label", value="Rahmat")).click()
    block.locator(".is-shown").wait_for()
    block.locator("#missed").fill("jono")
    block.locator("#missed").press("Enter")
    sent.get_by_text("[DATA-1]").wait_for()
    masked = sent.inner_text()
    assert "WhatsApp Rahmat. Pamannya, [DATA-1], yang" in masked
    assert len(assistant.asked) == asked, "nothing is sent before a yes"
    block.locator('[data-act="send"]').click()
    finish(page)
    assert assistant.asked[-1].question == masked
    assert page.last.locator(".asked").inner_text() == QUESTION
    assert (
        "1 nama orang, 1 NIK, 1 data pribadi lain" in page.last.locator(".was-masked").inner_text()
    )
    assert page.page.locator("#review .review").count() == 0
    page.page.evaluate("document.activeElement.blur()")
    picture(page, "masked-id")


def test_a_crisis_is_answered_before_anything_is_reviewed(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.question.fill(f"Suami Siti, NIK {NIK}, memukul dia terus. Data bocor juga.")
    page.question.press("Enter")
    finish(page)
    assert page.page.locator("#review .review").count() == 0
    assert "1 NIK" in page.last.locator(".was-masked").inner_text(), "it is sent masked"


def test_words_selected_in_the_question_are_masked(visit: Callable[..., Visit]) -> None:
    page = visit()
    block = type_in(page)
    sent = block.locator(".as-sent")
    sent.evaluate(
        "(node) => { const last = node.lastChild; const range = document.createRange();"
        " const start = last.textContent.indexOf('Jono'); range.setStart(last, start);"
        " range.setEnd(last, start + 4); getSelection().removeAllRanges();"
        " getSelection().addRange(range); }"
    )
    sent.dispatch_event("mouseup", {"bubbles": True})
    assert block.locator("#missed").input_value() == "Jono"
    block.locator('[data-act="choose"]').click()
    sent.get_by_text("[DATA-1]").wait_for()


def test_a_question_can_be_changed_instead(visit: Callable[..., Visit]) -> None:
    page = visit()
    block = type_in(page)
    block.locator('[data-act="take_back"]').click()
    block.wait_for(state="detached")
    from playwright.sync_api import expect

    expect(page.question).to_have_value(QUESTION)
    assert page.page.locator(".exchange").count() == 0
    page.ask("Data bocor, lalu apa?")
    assert page.page.locator(".was-masked").count() == 0


def test_it_can_be_sent_without_being_shown_from_then_on(
    visit: Callable[..., Visit], served: tuple[str, ScriptedAssistant]
) -> None:
    page = visit()
    type_in(page, "Data Budi bocor?").locator('[data-act="always"]').click()
    finish(page)
    page.ask("Lalu data Budi dan Siti bocor?")
    assert served[1].asked[-1].question == "Lalu data [NAMA-1] dan [NAMA-2] bocor?"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_block_is_readable_in_both_languages_and_on_a_phone(
    visit: Callable[..., Visit], picture: Callable[[Visit, str], None], scheme: str
) -> None:
    page = visit(color_scheme=scheme, viewport={"width": 360, "height": 740})
    block = type_in(page)
    block.locator("#missed").fill("Melati")
    block.locator('[data-act="choose"]').click()
    block.locator("[role=alert]").wait_for()
    assert page.has_no_sideways_scroll()
    assert page.poor_contrast() == []
    block.locator(".finding button").first.click()
    block.locator(".is-shown").wait_for()
    assert page.has_no_sideways_scroll()
    assert page.poor_contrast() == []
    page.switch("en")
    assert foreign(page.visible_words(), "id") == []
