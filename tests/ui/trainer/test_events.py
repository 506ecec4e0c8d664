"""The page's acts while something else happens: a switch of the language, a sync, another act."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.accounts import Visitor
from assistant.store.report import Progress
from assistant.strings import text
from assistant.types import Language
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.events import TAKING, Events
from assistant.ui.trainer.sections import SECTIONS
from assistant.ui.visitor import VISITOR


class Request:
    """A request of Gradio's, as far as the page reads it."""

    @property
    def request(self) -> Any:
        return SimpleNamespace(scope={VISITOR: Visitor(id="x", name="x", role="trainer")})


class Reading:
    """A synchronizer that is in the middle of a sync for as long as it has something to tell."""

    def __init__(self, told: list[Progress]) -> None:
        self._told = told

    @property
    def progress(self) -> Progress | None:
        return self._told.pop(0) if self._told else None


@pytest.fixture
def page(desk: Desk) -> Events:
    return Events(desk)


def begin(page: Events, visit: Visit, act: str, language: Language = "id") -> Iterator[Any]:
    return page.do_slow(language, visit, SimpleNamespace(act=act, fields={}), Request())  # type: ignore[arg-type]


def test_an_act_ends_in_the_language_of_its_end(page: Events) -> None:
    visit = Visit()
    visit.language = "id"
    steps = begin(page, visit, "sync")
    assert text("id", "web.trainer.working") in next(steps)[0]
    visit.language = "en"
    assert text("en", "web.trainer.working") in page.shown("en", visit, ())[0]
    notice, *sections, _ = list(steps)[-1]
    assert text("en", "web.trainer.said.synced") in notice
    for name, section in zip(SECTIONS, sections, strict=True):
        if name not in TAKING:
            assert text("en", f"web.trainer.{name}.heading") in section


def test_a_sync_that_runs_already_is_told_and_then_everything_is_renewed(desk: Desk) -> None:
    told = [Progress(stage="reading", done=done, total=2, seconds=0.0) for done in (0, 1)]
    bench = replace(desk.bench, synchronizer=Reading(told))  # type: ignore[arg-type]
    page = Events(replace(desk, bench=bench))
    *lines, last = page.watch("id", Visit())
    assert [text("id", "knowledge.stage.reading") in line[0] for line in lines] == [True, True]
    assert "(1/2)" in lines[1][0]
    assert text("id", "web.trainer.said.caught_up") in last[0]
    assert text("id", "web.trainer.overview.heading") in last[1]


def test_where_no_sync_runs_nothing_is_told(page: Events) -> None:
    (only,) = page.watch("id", Visit())
    assert not any(isinstance(one, str) for one in only)


def test_an_act_of_the_page_comes_before_what_is_watched(desk: Desk) -> None:
    told = [Progress(stage="reading", done=0, total=2, seconds=0.0)] * 3
    bench = replace(desk.bench, synchronizer=Reading(told))  # type: ignore[arg-type]
    page = Events(replace(desk, bench=bench))
    visit = Visit(is_busy=True)
    assert list(page.watch("id", visit)) == []


def test_a_sync_waits_for_the_one_of_the_start_and_says_so(desk: Desk) -> None:
    class Waiting(Reading):
        def sync(self, *_args: Any, **_more: Any) -> Any:
            raise RuntimeError

    bench = replace(
        desk.bench,
        synchronizer=Waiting([Progress(stage="reading", done=0, total=2, seconds=0.0)]),  # type: ignore[arg-type]
    )
    page = Events(replace(desk, bench=bench))
    said = [one[0] for one in begin(page, Visit(), "sync")]
    assert any(text("id", "web.trainer.waiting") in one for one in said)
