"""The server stops under an open page, and comes back."""

from typing import Any

import pytest

from assistant.conversation import Asking
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.testing.redactor import PatternRedactor
from assistant.types import Document, Language
from assistant.ui.serve import PageServer, listen
from tests.ui.browsing import Visit
from tests.ui.conftest import SCRIPTS
from tests.ui.running import running

pytestmark = pytest.mark.browser

LEAK = "Berapa lama batas waktu bila data bocor?"


def served_at(port: int, assistant: ScriptedAssistant) -> Any:
    listener = listen(port)
    asking = Asking(assistant=assistant, redactor=PatternRedactor())
    return running(lambda on_ready: PageServer(asking, listener, language="id", on_ready=on_ready))


def acts(visit: Visit) -> list[str]:
    """Return the acts that were sent; Gradio may ask now and then whether its server is back."""
    return [one for one in visit.requests if "/run/predict" in one or "/queue/join" in one]


@pytest.mark.parametrize(("language", "is_running"), [("id", True), ("en", False)])
def test_it_is_said_calmly_until_the_server_is_back(
    browser: Any, guide: Document, language: Language, is_running: bool
) -> None:
    assistant = ScriptedAssistant((guide,), SCRIPTS, seconds=0.2)
    with served_at(18_900, assistant) as server:
        visit = Visit(browser, server.address)
        visit.switch(language)
        port = int(server.address.rpartition(":")[2])
        if is_running:
            visit.ask("Beri jawaban panjang", until=None)
            visit.last.locator(".statement").first.wait_for()
        else:
            visit.ask(LEAK)
    visit.question.fill("Lalu?")
    if not is_running:
        visit.question.press("Enter")
    notice = visit.page.locator("#lost [role=status]")
    notice.get_by_text(text(language, "web.lost.lost")).wait_for()
    assert "Connection" not in visit.visible_words()
    assert visit.last.locator(".statement").count() > 0, "what was shown stays"
    assert visit.poor_contrast() == []
    with served_at(port, assistant) as again:
        assert again.address == server.address
        notice.get_by_text(text(language, "web.lost.back")).wait_for()
        assert text(language, "web.lost.lost") not in visit.visible_words()
        before = acts(visit)
        visit.question.press("Enter")
        visit.page.locator("#stop" if is_running else "#send").click()
        visit.page.wait_for_timeout(300)
        assert acts(visit) == before
        assert visit.question.input_value() == "Lalu?", "it waits until the page is loaded again"
        assert visit.last.locator(".statement").count() > 0
        visit.page.locator("#lost button").click()
        visit.page.locator("#welcome").wait_for()
        assert notice.inner_text() == ""
        visit.speaks(language)
        visit.complaints.clear()  # of the browser, about what could not be reached
        visit.close()


def test_a_page_with_nothing_on_it_is_loaded_again(browser: Any, guide: Document) -> None:
    assistant = ScriptedAssistant((guide,), SCRIPTS)
    with served_at(18_950, assistant) as server:
        visit = Visit(browser, server.address)
        port = int(server.address.rpartition(":")[2])
    visit.page.locator("#language label").last.click()
    visit.page.locator("#lost.is-said").wait_for()
    with served_at(port, assistant):
        visit.page.locator("#lost:not(.is-said)").wait_for(state="attached")
        visit.question.wait_for()
        visit.ask(LEAK)
        visit.complaints.clear()
        visit.close()


def test_a_server_that_was_away_for_a_moment_has_forgotten_the_page(
    browser: Any, guide: Document
) -> None:
    assistant = ScriptedAssistant((guide,), SCRIPTS)
    with served_at(18_900, assistant) as server:
        visit = Visit(browser, server.address)
        visit.ask(LEAK)
        visit.page.route("**/warna.css", lambda route: route.fulfill(status=200))
    visit.page.locator("#lost").get_by_text(text("id", "web.lost.back")).wait_for()
    assert visit.last.locator(".statement").count() > 0
    visit.last.get_by_role("button", name=text("id", "web.answer.copy")).click()
    visit.last.get_by_text(text("id", "web.answer.copied")).wait_for()
    visit.close()


def test_gradio_s_own_notices_are_never_seen(browser: Any, served: tuple[str, Any]) -> None:
    visit = Visit(browser, served[0])
    visit.page.evaluate(
        """() => {
          const toast = document.createElement('div');
          toast.className = 'toast-wrap';
          toast.innerHTML = '<div class="toast-body error">Error</div>';
          document.querySelector('.gradio-container').append(toast);
        }"""
    )
    visit.page.locator("#lost").get_by_text(text("id", "web.lost.failed")).wait_for()
    assert "Error" not in visit.visible_words()
    visit.page.locator("h1").first.click()
    visit.page.locator("#lost:not(.is-said)").wait_for(state="attached")
    visit.close()
