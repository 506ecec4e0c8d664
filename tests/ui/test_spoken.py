"""What a screen reader is told while a question is answered, and where the focus goes.

A screen reader speaks what changes within a live region that was there before the change, and an
alert that is new. That is recorded here in the browser; how a certain reader says it is not.
"""

from collections.abc import Callable

import pytest

from assistant.strings import text
from assistant.types import Language
from tests.ui.browsing import Visit

pytestmark = pytest.mark.browser

LEAK = "Berapa lama batas waktu memberi tahu bila data pribadi bocor?"
FOCUSED = "document.activeElement.id"

LISTEN = """() => {
  const LIVE = '[role=status], [role=alert], [aria-live]';
  const known = new WeakSet(document.querySelectorAll(LIVE));
  window.spoken = [];
  const say = (text) => { if (text.trim()) window.spoken.push(text.trim()); };
  new MutationObserver((changes) => {
    for (const { target, type, addedNodes } of changes) {
      const element = target.nodeType === 1 ? target : target.parentElement;
      const region = element?.closest(LIVE);
      const isHeard = region && known.has(region);
      if (isHeard && type === 'characterData') say(target.data);
      for (const node of addedNodes) {
        if (isHeard) say(node.textContent);
        if (node.nodeType !== 1) continue;
        for (const one of [node, ...node.querySelectorAll(LIVE)]) {
          if (one.matches(LIVE)) known.add(one);
          if (one.matches('[role=alert]')) say(one.textContent);
        }
      }
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_steps_and_then_each_sentence_are_spoken_once(
    visit: Callable[..., Visit], language: Language
) -> None:
    page = visit()
    page.switch(language)
    page.page.evaluate(LISTEN)
    page.ask(LEAK)
    spoken = page.page.evaluate("window.spoken")
    steps = [
        text(language, "web.progress.searching"),
        text(language, "web.progress.selecting", count=2),
        text(language, "web.progress.writing"),
    ]
    assert [line for line in spoken if line in steps] == steps
    rest = [line for line in spoken if line not in steps]
    assert len(rest) == len(set(rest)) <= 3, "no seconds, nothing twice"
    for sentence in page.last.locator(".statement").all():
        words = sentence.inner_text().split()[:5]
        assert sum(" ".join(words) in line for line in rest) == 1


def test_an_error_is_spoken(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.evaluate(LISTEN)
    page.ask("porta", until="failed")
    failure = page.last.locator(".failure").inner_text().splitlines()[0]
    assert any(failure in line for line in page.page.evaluate("window.spoken"))


def test_an_answer_is_not_spoken_again_in_another_language(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(LEAK)
    page.ask("porta", until="failed")
    page.page.evaluate(LISTEN)
    page.switch("en")
    page.page.wait_for_timeout(500)
    assert page.page.evaluate("window.spoken") == []


def test_the_source_gets_the_focus_when_it_has_come(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(LEAK)
    page.last.locator(".citation").first.focus()
    page.page.keyboard.press("Enter")
    page.page.locator("#source-panel mark").wait_for()
    page.page.locator("#source-panel .content:focus").wait_for()
    page.page.keyboard.press("Escape")
    page.page.locator(".citation:focus").wait_for()


def test_the_focus_goes_home_from_what_went_away(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(LEAK)
    for button in ("#forget", ".kept-message button"):
        page.page.locator(button).focus()
        page.page.keyboard.press("Enter")
        page.page.locator("#question textarea:focus").wait_for()


def test_what_is_typed_too_early_stays_and_that_is_said(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.evaluate(LISTEN)
    page.ask("Beri jawaban panjang", until=None)
    page.page.locator("#stop").wait_for()
    page.question.fill(LEAK)
    page.question.press("Enter")
    said = page.page.locator("#held [role=status]")
    said.get_by_text(text("id", "web.ask.held_running")).wait_for()
    assert text("id", "web.ask.held_running") in page.page.evaluate("window.spoken")
    assert page.question.input_value() == LEAK
    page.page.locator("#stop").click()
    page.page.locator('.exchange[data-phase="stopped"]').wait_for()
    assert page.page.locator(".exchange").count() == 1
    page.page.locator("#held p:empty").wait_for(state="attached")


def test_seconds_are_right_where_the_browser_s_clock_is_wrong(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.evaluate("const now = Date.now; Date.now = () => now() + 3_600_000")
    page.ask("Beri jawaban panjang", until=None)
    page.last.locator(".statement").nth(1).wait_for()
    assert int(page.last.locator("[data-elapsed]").inner_text()) < 60
    page.page.locator("#stop").click()
    page.page.locator('.exchange[data-phase="stopped"]').wait_for()


def test_the_title_follows_the_language(visit: Callable[..., Visit]) -> None:
    page = visit()
    for language in ("en", "id"):
        page.switch(language)
        assert page.page.title() == text(language, "web.page.title")


def test_the_focus_goes_on_to_the_answer(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.question.fill(LEAK)
    page.question.press("Enter")
    page.page.locator('.exchange[data-phase="done"]').wait_for()
    page.page.wait_for_function(f"{FOCUSED} === 'exchange-1'")
    assert page.page.get_by_role("article", name=LEAK).count() == 1
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.closest('#exchange-1') !== null")


def test_the_focus_stays_with_who_types_on(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.question.fill(LEAK)
    page.question.press("Enter")
    page.page.locator("#stop").wait_for()
    page.question.fill("Lalu")
    page.page.locator('.exchange[data-phase="done"]').wait_for()
    page.page.wait_for_timeout(500)
    assert page.page.evaluate("document.activeElement.matches('#question textarea')")
    assert page.question.input_value() == "Lalu"
