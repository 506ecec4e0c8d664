"""Ten browsers at once: a fair and visible line, and nobody sees another's words."""

import re
from collections.abc import Callable

import pytest

from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from tests.ui.browsing import Visit

pytestmark = pytest.mark.browser

NAMES = (
    "merpati",
    "kancil",
    "gurame",
    "belida",
    "cucak",
    "enggang",
    "rusa",
    "tapir",
    "trenggiling",
)
_UNTIL_STOPPED = """
() => new Promise((done) => {
  const started = performance.now();
  const look = () => document.querySelector('.exchange[data-phase="stopped"]')
    ? done(performance.now() - started) : setTimeout(look, 10);
  document.querySelector('#stop').click();
  look();
})
"""


def waits_for(tab: Visit, count: int) -> None:
    said = text("id", "web.progress.ahead", count=count)
    tab.last.locator(".step", has_text=re.compile(f"^{re.escape(said)}$")).wait_for()


def test_ten_browsers(visit: Callable[..., Visit], served: tuple[str, ScriptedAssistant]) -> None:
    assistant = served[1]
    first, tabs = visit(), {name: visit() for name in NAMES}
    before = len(assistant.asked)
    first.ask("Beri jawaban panjang", until=None)
    first.last.locator(".statement").first.wait_for()
    for place, (name, tab) in enumerate(tabs.items(), start=1):
        tab.ask(f"Data bocor, tanda {name}?", until=None)
        waits_for(tab, place)

    milliseconds = tabs["cucak"].page.evaluate(_UNTIL_STOPPED)
    assert milliseconds < 1_000
    tabs["enggang"].page.close()
    for place, name in enumerate(("merpati", "kancil", "gurame", "belida", "rusa", "tapir"), 1):
        waits_for(tabs[name], place)

    first.page.evaluate(_UNTIL_STOPPED)
    gone = {"cucak", "enggang"}
    for name, tab in tabs.items():
        if name not in gone:
            tab.page.locator('.exchange[data-phase="done"]').wait_for()
    asked = [one.question for one in assistant.asked[before:]]
    assert asked[1:] == [f"Data bocor, tanda {name}?" for name in NAMES if name not in gone]

    for name, tab in tabs.items():
        if name != "enggang":
            seen = tab.page.content()
            assert [other for other in NAMES if other in seen] == [name]
    assert not any(name in first.page.content() for name in NAMES)


def test_loading_again_keeps_the_language_and_forgets_the_conversation(
    visit: Callable[..., Visit],
) -> None:
    tab = visit()
    tab.switch("en")
    tab.ask("Data bocor, tanda merpati?")
    tab.page.reload()
    tab.question.wait_for()
    tab.speaks("en")
    assert tab.page.locator(".exchange").count() == 0
    assert "merpati" not in tab.page.content()
    assert "merpati" not in tab.page.url
    assert tab.page.evaluate("localStorage.length + sessionStorage.length") == 0
