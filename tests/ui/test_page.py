"""The page in a real browser, against the scripted assistant."""

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from gradio.queueing import Queue
from gradio.server_messages import ProcessCompletedMessage

from assistant.gaps.queue import GapQueue
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.types import Language
from assistant.workbench import Workbench
from tests.ui.benches import NIK
from tests.ui.browsing import Visit, foreign, patterns

pytestmark = pytest.mark.browser

LEAK = "Berapa lama batas waktu memberi tahu bila data pribadi bocor?"
FIRST = "Organisasi wajib memberi tahu secara tertulis paling lambat 3 x 24 jam"


def test_quotes_come_first_then_the_summary(
    visit: Callable[..., Visit], picture: Callable[[Visit, str], None]
) -> None:
    page = visit()
    picture(page, "welcome-id")
    page.page.evaluate(_WATCH)
    page.ask(LEAK)
    seen = [tuple(state) for state in page.page.evaluate("window.seen")]
    writing = text("id", "web.progress.writing")
    assert seen[0] == (text("id", "web.progress.searching"), 0, 0)
    assert (writing, 2, 0) in seen, "quotes stand while the summary is being written"
    assert (writing, 2, 1) in seen, "the summary comes sentence by sentence"
    assert seen[-1] == ("", 2, 2)
    assert seen == sorted(seen, key=lambda state: state[1:]), "nothing that was shown goes away"
    assert page.last.locator("blockquote").first.inner_text().startswith(FIRST)
    assert page.last.locator(".statement").count() == 2
    assert page.last.locator(".citation").all_inner_texts() == ["1", "2", "1"]
    assert page.question.input_value() == ""
    picture(page, "answer-id")


@pytest.mark.parametrize("opener", [".citation >> nth=1", ".open >> nth=1"])
def test_a_citation_opens_its_quote_in_the_document(
    visit: Callable[..., Visit], picture: Callable[[Visit, str], None], opener: str
) -> None:
    page = visit()
    page.ask(LEAK)
    quote = page.last.locator("blockquote").nth(1).text_content()
    page.page.locator(opener).click()
    mark = page.page.locator("#source-panel mark")
    mark.wait_for()
    assert mark.text_content() == quote
    assert "data pribadi apa yang terungkap" in quote
    words = page.page.locator("#source-panel").inner_text()
    assert "Bila data pribadi bocor" in words and "pelindungan-data.md" in words
    assert mark.evaluate(
        "mark => { const m = mark.getBoundingClientRect();"
        " return m.top >= 0 && m.bottom <= window.innerHeight; }"
    )
    picture(page, "citation-id")
    page.page.keyboard.press("Escape")
    page.page.locator("#source-panel").wait_for(state="hidden")
    assert page.page.evaluate("document.activeElement.dataset.open") == "1-2"
    page.page.locator(opener).click()
    mark.wait_for()
    page.page.locator("#source-panel .close").click()
    page.page.locator("#source-panel").wait_for(state="hidden")


def test_stop_stops_at_once_and_keeps_what_stands(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask("Beri jawaban panjang", until=None)
    page.last.locator(".statement").nth(1).wait_for()
    started = time.monotonic()
    page.page.locator("#stop").click()
    page.page.locator('.exchange[data-phase="stopped"]').wait_for()
    assert time.monotonic() - started < 2
    assert text("id", "web.answer.stopped") in page.visible_words()
    count = page.last.locator(".statement").count()
    assert 2 <= count < 10
    page.ask("gaji")
    assert page.page.locator(".exchange").first.locator(".statement").count() == count


def test_a_second_question_carries_the_first_along_until_forgotten(
    visit: Callable[..., Visit], served: tuple[str, ScriptedAssistant]
) -> None:
    _, assistant = served
    page = visit()
    page.ask(LEAK)
    page.ask("Lalu data bocor kecil?")
    assert [turn.question for turn in assistant.asked[-1].history] == [LEAK]
    page.page.locator("#forget").click()
    page.page.locator("#welcome").wait_for()
    assert page.page.locator(".exchange").count() == 0
    page.ask("Data bocor lagi?")
    assert assistant.asked[-1].history == ()


def test_the_newest_question_stands_at_the_top(visit: Callable[..., Visit]) -> None:
    page = visit()
    for question in (LEAK, "Lalu data bocor kecil?", "Data bocor lagi?"):
        page.ask(question)
    asked = page.last.locator(".asked")
    page.page.wait_for_timeout(500)
    assert 0 <= asked.bounding_box()["y"] < 150
    assert page.page.locator("#earlier .exchange").count() == 2


def test_an_answers_late_state_does_not_bring_back_what_was_forgotten(
    visit: Callable[..., Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    send = Queue.send_message

    def send_late(queue: Queue, event: Any, message: Any) -> None:
        late = 1.0 if isinstance(message, ProcessCompletedMessage) else 0.0
        asyncio.get_running_loop().call_later(late, send, queue, event, message)

    page = visit()
    monkeypatch.setattr(Queue, "send_message", send_late)
    page.question.fill(LEAK)
    page.page.locator("#send").click()
    page.page.locator('.exchange[data-phase="done"]').wait_for()
    page.page.locator("#forget").click()
    page.page.locator("#welcome").wait_for()
    page.page.wait_for_timeout(3000)  # what was late has come by then
    assert page.page.locator(".exchange").count() == 0
    assert page.page.locator("#welcome").is_visible()


def test_a_question_asked_while_an_offer_is_masked_is_answered(
    visit: Callable[..., Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit()
    page.page.locator("#question textarea").wait_for()
    is_masked, preview = threading.Event(), GapQueue.preview

    def mask_late(queue: GapQueue, question: str, language: Language) -> str:
        is_masked.wait(20)
        return preview(queue, question, language)

    monkeypatch.setattr(GapQueue, "preview", mask_late)
    page.ask("Berapa gaji direktur?")
    try:
        page.ask(LEAK)
    finally:
        is_masked.set()
    page.page.locator("#exchange-1 .offer").wait_for()
    assert page.page.locator("#exchange-2 .statement").count() == 2


def test_a_question_asked_right_after_forgetting_is_answered(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask("Beri jawaban panjang", until=None)
    page.last.locator(".statement").first.wait_for()
    page.page.evaluate("document.querySelector('#forget').click()")
    page.ask(LEAK)
    assert page.page.locator(".exchange").count() == 1


def test_pages_do_not_share_a_conversation(visit: Callable[..., Visit]) -> None:
    first, second = visit(), visit()
    first.ask("gaji")
    assert second.page.locator(".exchange").count() == 0


def test_passages_only_asks_for_no_summary(
    visit: Callable[..., Visit], served: tuple[str, ScriptedAssistant]
) -> None:
    page = visit()
    page.page.locator("#passages-only input").check()
    page.ask(LEAK)
    assert served[1].asked[-1].passages_only
    assert page.last.locator("blockquote").count() == 2
    assert page.last.locator(".summary").count() == 0
    assert text("id", "web.answer.passages_only") in page.visible_words()


def test_an_example_is_asked_with_one_click(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.locator("#examples .example").first.click()
    page.page.locator('.exchange[data-phase="done"]').wait_for()
    assert page.last.locator(".asked").inner_text() == LEAK
    assert not page.page.locator("#welcome").is_visible()


def test_shift_enter_starts_a_line_and_blank_questions_are_not_sent(
    visit: Callable[..., Visit],
) -> None:
    page = visit()
    page.question.fill("baris satu")
    page.question.press("Shift+Enter")
    page.question.press_sequentially("baris dua")
    assert page.question.input_value() == "baris satu\nbaris dua"
    page.question.fill("   ")
    page.question.press("Enter")
    time.sleep(0.5)
    assert page.page.locator(".exchange").count() == 0


def test_no_answer_is_said_calmly(
    visit: Callable[..., Visit], picture: Callable[[Visit, str], None]
) -> None:
    page = visit()
    page.ask("Berapa gaji direktur organisasi?")
    assert text("id", "web.insufficient.heading") in page.visible_words()
    looked_at = page.page.locator("details", has_text="Yang sudah diperiksa (1 bagian)")
    assert not looked_at.locator(".passages").is_visible()
    looked_at.locator("summary").click()
    assert "Catat setiap insiden" in looked_at.locator(".passages").inner_text()
    picture(page, "insufficient-id")


def test_a_question_is_left_only_after_a_yes(
    visit: Callable[..., Visit], workbench: Workbench
) -> None:
    page = visit()
    page.question.fill(f"Berapa gaji direktur {NIK}?")
    page.question.press("Enter")
    page.page.locator('#review [data-act="send"]').click()
    offer = page.last.locator(".offer")
    offer.wait_for()
    assert offer.locator("blockquote").inner_text() == "Berapa gaji direktur [NIK-1]?"
    assert workbench.gaps.gaps() == []
    offer.locator('[data-act="decline"]').click()
    page.last.get_by_text(text("id", "web.gap.declined")).wait_for()
    assert workbench.gaps.gaps() == []
    page.ask("Berapa gaji pengurus?")
    offer.wait_for()
    offer.locator('[data-act="keep"]').focus()
    page.page.keyboard.press("Enter")
    page.last.locator(".is-kept").wait_for()
    (gap,) = workbench.gaps.gaps()
    assert page.last.locator(".code").inner_text() == gap.id
    assert page.page.evaluate("document.activeElement.id") == "leaving-2", "focus goes on"
    workbench.gaps.delete(gap.id)


def test_a_harmful_answer_is_left_with_its_words_where_that_is_ticked(
    visit: Callable[..., Visit], workbench: Workbench
) -> None:
    page = visit()
    page.ask("Data bocor, lalu apa?")
    page.last.locator('[data-act="harmful"]').click()
    box = page.last.get_by_label("Sertakan jawaban di atas")
    box.wait_for()
    assert not box.is_checked()
    box.focus()
    page.page.keyboard.press("Space")
    page.last.get_by_text("Yang disimpan: kalimat di atas, jawaban Pandu").wait_for()
    assert box.is_checked()
    assert box.evaluate("box => box === document.activeElement")
    page.last.locator('[data-act="keep"]').click()
    page.last.locator(".is-kept").wait_for()
    (gap,) = workbench.gaps.gaps()
    assert gap.seen is not None and {one.document_id for one in gap.seen.cited} == {"pdp"}
    workbench.gaps.delete(gap.id)


def test_an_answer_that_did_not_help_is_left_in_the_same_way(
    visit: Callable[..., Visit], workbench: Workbench
) -> None:
    page = visit()
    page.ask("Data bocor, lalu apa?")
    page.last.locator('[data-act="helpful"]').click()
    page.last.get_by_text(text("id", "web.gap.thanks")).wait_for()
    page.ask("Data kecil bocor, lalu apa?")
    page.last.locator('[data-act="not_helpful"]').click()
    page.last.locator(".offer").wait_for()
    assert workbench.gaps.gaps() == []
    page.switch("en")
    assert foreign(page.visible_words(), "id") == []
    page.last.locator('[data-act="keep"]').click()
    page.last.locator(".is-kept").wait_for()
    (gap,) = workbench.gaps.gaps()
    assert gap.kind == "not_helpful"
    workbench.gaps.delete(gap.id)


def test_answered_questions_are_told_and_asked_again(
    visit: Callable[..., Visit], workbench: Workbench
) -> None:
    gap = workbench.gaps.add("Data bocor, siapa diberi tahu?", language="id", kind="insufficient")
    workbench.gaps.link(gap.id, "pdp")
    workbench.gaps.close_gap(gap.id)
    page = visit()
    summary = page.page.locator("#answered summary")
    summary.wait_for()
    assert summary.inner_text() == text("id", "web.gap.answered", count=1)
    again = page.page.locator('#answered [data-act="again"]')
    assert not again.is_visible()
    summary.focus()
    page.page.keyboard.press("Enter")
    assert gap.id in page.page.locator("#answered").inner_text()
    again.click()
    page.page.locator('.exchange[data-phase="done"]').wait_for()
    assert page.last.locator(".asked").first.inner_text() == gap.question
    page.page.locator('#answered [data-act="dismiss"]').click()
    summary.wait_for(state="detached")
    page.switch("en")
    assert summary.count() == 0, "what was dismissed stays away"
    workbench.gaps.delete(gap.id)


def test_the_language_goes_along_to_the_trainer_s_page_and_back(
    visit: Callable[..., Visit],
) -> None:
    page = visit()
    page.switch("en")
    page.page.locator(".to-trainer a[href^='/pelatih']").click()
    page.page.locator(".totals").wait_for()
    page.speaks("en")
    page.page.locator(".to-ask a").click()
    page.question.wait_for()
    page.speaks("en")


def test_errors_are_said_and_the_page_goes_on(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask("rusak", until="failed")
    assert text("id", "web.errors.unexpected.what") in page.visible_words()
    assert "rahasia" not in page.visible_words()
    page.ask("porta", until="failed")
    assert "Porta 1 sampai 2" in page.visible_words()
    page.ask(LEAK)


def test_the_switch_changes_every_word(
    visit: Callable[..., Visit], picture: Callable[[Visit, str], None]
) -> None:
    page = visit(locale="de-DE")  # a browser's language must not show through
    page.ask("What is an outcome?")
    page.ask("Berapa gaji direktur?")
    page.ask("porta", until="failed")
    assert foreign(page.visible_words(), "en") == []
    page.switch("en")
    assert foreign(page.visible_words(), "id") == []
    words = page.visible_words()
    assert text("en", "web.answer.summary_origin") in words
    assert text("en", "web.insufficient.heading") in words
    assert "Ports 1 to 2" in words
    assert page.question.get_attribute("placeholder") == text("en", "web.ask.placeholder")
    page.page.locator("#forget").click()
    page.page.locator("#welcome").wait_for()
    assert foreign(page.visible_words(), "id") == []
    page.ask("What is the difference between outputs and outcomes?")
    picture(page, "answer-en")
    page.switch("id")
    assert foreign(page.visible_words(), "en") == []


def test_gradio_s_own_words_are_not_seen(visit: Callable[..., Visit]) -> None:
    page = visit(locale="en-US")
    page.ask(LEAK)
    words = page.visible_words()
    for own in ("Gradio", "API", "Settings", "Loading", "Error", "Submit", "Clear", "Textbox"):
        assert own not in words
    labels = page.page.evaluate(
        "[...document.querySelectorAll('[aria-label],[title],[placeholder]')].filter("
        "e => e.checkVisibility()).map(e => [e.ariaLabel, e.title, e.placeholder]).flat()"
    )
    unknown = [label for label in labels if label and not _is_ours(label)]
    assert unknown == []


def test_hostile_words_stay_words(visit: Callable[..., Visit]) -> None:
    question = '<script>window.pwned=1</script><img src=x onerror="window.pwned=1"> ${1} {{x}} &lt;'
    page = visit()
    page.ask(question)
    assert page.last.locator(".asked").text_content() == question
    assert "<img src=x onerror=window.pwned=1> *x*" in page.last.locator(".statement").inner_text()
    quote = page.last.locator("blockquote").text_content()
    assert "<script>window.pwned = 1</script> & &lt;b&gt;" in quote and "${window.pwned=1}" in quote
    page.page.locator(".open").click()
    mark = page.page.locator("#source-panel mark")
    mark.wait_for()
    assert mark.count() == 1 and mark.text_content() == quote
    assert "<b>Judul</b> & `lainnya`" in page.page.locator("#source-panel h2").inner_text()
    page.page.keyboard.press("Escape")
    page.switch("en")
    inert = ".exchange :is(script, img, iframe, object, b, i, strong, em), #source-panel script"
    assert page.page.locator(inert).count() == 0


def test_nothing_is_kept_in_the_browser(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(LEAK)
    stored = page.page.evaluate(
        "(async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie,"
        " await indexedDB.databases(), await caches.keys()]))()"
    )
    assert stored == '[{},{},"",[],[]]'
    page.page.reload()
    page.page.locator("#welcome").wait_for()
    assert page.page.locator(".exchange").count() == 0


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_everything_without_sideways_scroll(
    visit: Callable[..., Visit], picture: Callable[[Visit, str], None], width: int
) -> None:
    page = visit(viewport={"width": width, "height": 740})
    assert page.has_no_sideways_scroll()
    page.ask(LEAK)
    page.ask("x" * 200 + " script")
    assert page.has_no_sideways_scroll()
    page.page.locator("#forget").click()
    page.ask(LEAK)
    assert page.has_no_sideways_scroll()
    if width == 360:
        picture(page, "phone-id")
    page.page.locator(".citation").first.click()
    page.page.locator("#source-panel mark").wait_for()
    assert page.has_no_sideways_scroll()
    box = page.page.locator("#source-panel").bounding_box()
    assert box["x"] >= 0 and round(box["width"]) <= width


def test_the_keyboard_reaches_everything_and_focus_shows(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(LEAK)
    page.page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(45):
        page.page.keyboard.press("Tab")
        state = page.page.evaluate(
            "(() => { const e = document.activeElement; const host = e.closest('label') ?? e;"
            " const shown = (n) => getComputedStyle(n).outlineStyle !== 'none'"
            "   || getComputedStyle(n).boxShadow !== 'none';"
            " return [e.className + '#' + (e.id || e.closest('[id]')?.id),"
            "   shown(e) || shown(host) || shown(e.closest('#ask-row') ?? e)]; })()"
        )
        reached.append(state)
    names = " ".join(name for name, _ in reached)
    for name in ("skip", "language", "open#", "citation", "question", "send", "forget"):
        assert name in names, names
    hidden = [name for name, shown in reached if not shown and not name.startswith("#")]
    assert hidden == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(visit: Callable[..., Visit], scheme: str) -> None:
    page = visit(color_scheme=scheme)
    page.ask(LEAK)
    page.ask("Berapa gaji direktur?")
    page.ask("rusak", until="failed")
    assert page.poor_contrast() == []


# Each state that the conversation went through: the step, how many quotes and sentences.
_WATCH = f"""
window.seen = [];
new MutationObserver(() => {{
  const count = (what) => document.querySelectorAll('#newest ' + what).length;
  const step = document.querySelector('#newest .step')?.textContent ?? '';
  if (!count('.exchange') || step === {text("id", "web.progress.waiting")!r}) return;
  const state = [step, count('.card'), count('.statement')];
  if (String(window.seen.at(-1)) !== String(state)) window.seen.push(state);
}}).observe(document.querySelector('#newest'), {{
  subtree: true, childList: true, characterData: true
}});
"""


def _is_ours(label: str) -> bool:
    return any(pattern.fullmatch(label) for pattern in patterns("id", ("web", "plain")))
