"""Saving, forgetting, and that neither the browser nor the server's files keep what was typed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.strings import text
from assistant.workbench import Workbench
from tests.test_zero_trace import found_in
from tests.ui.benches import NIK
from tests.ui.browsing import Visit, foreign

pytestmark = pytest.mark.browser

PASSPHRASE = "kuda hijau makan awan"
WORDS = ("Rahmat", NIK, "teratai", PASSPHRASE)
STORED = """
(async () => {
  const said = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})];
  said.push(document.cookie, location.href, JSON.stringify(history.state));
  for (const one of await indexedDB.databases()) said.push(JSON.stringify(one));
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      said.push(request.url, await (await cache.match(request)).text());
    }
  }
  said.push(JSON.stringify(await navigator.serviceWorker?.getRegistrations?.() ?? []));
  return said.join('\\n');
})()
"""


def ask_masked(page: Visit, question: str) -> None:
    page.question.fill(question)
    page.question.press("Enter")
    page.page.locator('#review [data-act="send"]').click()
    page.page.locator('#newest .exchange[data-phase="done"]').wait_for()
    page.page.locator("#send").wait_for()


def save(page: Visit, *, again: str = PASSPHRASE) -> None:
    form = page.page.locator("#keeping")
    form.locator("#passphrase").fill(PASSPHRASE)
    form.locator("#again").fill(again)
    form.locator('[data-act="save"]').click()


def test_a_conversation_is_saved_by_choice_and_forgotten_at_once(
    visit: Callable[..., Visit], workbench: Workbench, picture: Callable[[Visit, str], None]
) -> None:
    page = visit()
    assert not page.page.locator("#save").is_visible()
    ask_masked(page, f"Data Rahmat, NIK {NIK}, bocor, teratai?")
    saved = workbench.folder.parent / "history"
    assert not saved.exists()
    page.page.locator("#save").click()
    form = page.page.locator("#keeping .review")
    form.wait_for()
    assert form.locator("#title").input_value().startswith("Data [NAMA-1], NIK [NIK-1]")
    save(page, again="kuda hijau makan rumput")
    form.locator("[role=alert]").wait_for()
    assert text("id", "history.errors.different.what") in form.inner_text()
    picture(page, "saving-id")
    save(page)
    page.page.locator(".kept-message").wait_for()
    assert len(list(saved.iterdir())) == 1
    assert page.page.locator("#passphrase").count() == 0
    picture(page, "saved-id")
    page.page.locator("#forget").click()
    page.page.locator("#welcome").wait_for()
    message = page.page.locator(".kept-message")
    message.wait_for()
    assert "1 pertanyaan beserta jawabannya, dan 2 data" in message.inner_text()
    assert page.page.locator(".exchange").count() == 0
    picture(page, "forgotten-id")
    assert not any(word in page.page.content() for word in WORDS), "the page holds none of it"
    message.locator("button").click()
    message.wait_for(state="detached")


def test_neither_the_browser_nor_a_file_keeps_what_was_typed(
    visit: Callable[..., Visit], workbench: Workbench
) -> None:
    page = visit()
    ask_masked(page, f"Data Rahmat, NIK {NIK}, bocor, teratai?")
    page.question.fill("Rahmat belum dikirim teratai")
    page.page.locator("#save").click()
    page.page.locator("#keeping .review").wait_for()
    save(page)
    page.page.locator(".kept-message").wait_for()
    stored = page.page.evaluate(STORED)
    assert [word for word in WORDS if word in stored] == []
    page.page.reload()
    page.page.locator("#welcome").wait_for()
    assert not any(word in page.page.content() for word in WORDS)
    assert page.question.input_value() == ""
    for folder in (workbench.folder.parent, Path(os.environ["GRADIO_TEMP_DIR"])):
        assert found_in(folder, WORDS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_is_readable_in_both_languages_and_on_a_phone(
    visit: Callable[..., Visit], scheme: str
) -> None:
    page = visit(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.ask("Data bocor, lalu apa?")
    page.page.locator("#save").click()
    page.page.locator("#keeping .review").wait_for()
    assert page.has_no_sideways_scroll()
    assert page.poor_contrast() == []
    page.switch("en")
    assert foreign(page.visible_words(), "id") == []
    page.page.locator('#keeping [data-act="close"]').click()
    page.page.locator("#forget").click()
    page.page.locator(".kept-message").wait_for()
    assert page.has_no_sideways_scroll()
    assert page.poor_contrast() == []
