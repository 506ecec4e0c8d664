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
