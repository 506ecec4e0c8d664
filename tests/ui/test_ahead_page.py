"""Typing in Chromium: what the question will need is read at a pause."""

from collections.abc import Callable, Sequence
from collections.abc import Generator as Stream
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from assistant.testing.generator import ScriptedGenerator
from assistant.types import Message
from tests.test_pipeline import QUESTION, TEXT, make_assistant
from tests.ui.benches import open_bench
from tests.ui.browsing import Visit
from tests.ui.conftest import serving

pytestmark = pytest.mark.browser


class Reading(ScriptedGenerator):
    """Tells when it has begun to read, and reads until it is asked to make way."""

    def __init__(self) -> None:
        super().__init__(["Kebocoran data dilaporkan dalam 3×24 jam [1]."])
        self.begun, self.way = Event(), Event()

    def warm_up(self, messages: Sequence[Message], **options: Any) -> bool:
        super().warm_up(messages, **options)
        self.begun.set()
        assert self.way.wait(60), "nobody asked"
        return False

    def make_way(self) -> Callable[[], None]:
        self.way.set()
        return super().make_way()


class Writing(ScriptedGenerator):
    """Writes until it is let go, and tells what it reads afterwards."""

    def __init__(self) -> None:
        super().__init__(["Kebocoran data dilaporkan dalam 3×24 jam [1]."])
        self.writes, self.go, self.read = Event(), Event(), Event()

    def generate(self, messages: Sequence[Message], **options: Any) -> Stream[str, None, None]:
        self.writes.set()
        assert self.go.wait(60)
        yield from super().generate(messages, **options)

    def warm_up(self, messages: Sequence[Message], **options: Any) -> bool:
        if self.go.is_set():
            self.read.set()
        return super().warm_up(messages, **options)


def test_quotes_are_read_at_a_pause_and_the_page_shows_nothing_of_it(
    browser: Any, tmp_path: Path
) -> None:
    generator = Reading()
    assistant = make_assistant("", generator=generator)
    with open_bench(tmp_path) as bench, serving(assistant, bench) as address:  # type: ignore[arg-type]
        visit = Visit(browser, address)
        visit.question.press_sequentially(QUESTION)
        assert generator.begun.wait(15)
        assert visit.page.locator(".exchange").count() == 0
        assert visit.question.input_value() == QUESTION
        assert visit.page.locator("#welcome").is_visible()
        assert not visit.page.locator("#ahead").is_visible()
        ((rules, begun),) = generator.warmed
        assert (rules.role, generator.calls) == ("system", [])
        assert TEXT in begun.content
        assert QUESTION not in begun.content
        visit.question.press("Enter")
        visit.page.locator('.exchange[data-phase="done"]').wait_for()
        (call,) = generator.calls
        assert call.messages[-1].content.startswith(begun.content)
        assert len(generator.warmed) == 1
        visit.close()


def test_what_is_typed_beside_an_answer_is_read_after_it(browser: Any, tmp_path: Path) -> None:
    generator = Writing()
    assistant = make_assistant("", generator=generator)
    with open_bench(tmp_path) as bench, serving(assistant, bench) as address:  # type: ignore[arg-type]
        visit = Visit(browser, address)
        visit.question.fill(QUESTION)
        visit.question.press("Enter")
        assert generator.writes.wait(15)
        visit.question.press_sequentially("Siapa yang menulis laporan kebocoran data?")
        visit.page.wait_for_timeout(1_000)  # longer than the pause
        assert not generator.read.is_set()
        generator.go.set()
        assert generator.read.wait(15)
        visit.close()
