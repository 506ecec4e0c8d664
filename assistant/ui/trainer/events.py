"""The events of the trainer's page: what each does, and what it gives to the components."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.types import Language
from assistant.ui.handing import handed
from assistant.ui.trainer.acts import do_quick, do_slow, failed
from assistant.ui.trainer.adding import receive
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.header_view import panel
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.notice_view import notice_box, step_line
from assistant.ui.trainer.packing import receive_pack
from assistant.ui.trainer.sections import SECTIONS, render_sections
from assistant.ui.trainer.watching import running_sync
from assistant.ui.vendor import gr
from assistant.ui.visitor import visitor_of

TAKING = ("add", "packs")
"""Sections that take a file; their heading stands above the button that takes it."""

_Receive = Callable[[Desk, Visit, Path], Iterator[Step]]


class Events:
    """Handlers whose values go to the notice, the sections, and the file that is handed out."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def do_quick(
        self, language: Language, visit: Visit, event: gr.EventData, request: gr.Request
    ) -> list[Any]:
        visit.user = visitor_of(request).id
        renewed = do_quick(str(event.act), self._desk, visit, Fields(event.fields))
        return self.shown(language, visit, renewed)

    def do_slow(
        self, language: Language, visit: Visit, event: gr.EventData, request: gr.Request
    ) -> Iterator[list[Any]]:
        visit.user = visitor_of(request).id
        steps = do_slow(str(event.act), self._desk, visit, Fields(event.fields))
        with _busy(visit):
            yield self._progress(language, visit)
            renewed: Collection[str] = ()
            try:
                while True:
                    yield self._progress(language, visit, next(steps))
            except StopIteration as end:
                renewed = end.value
        yield self.shown(language, visit, renewed)

    def watch(self, language: Language, visit: Visit) -> Iterator[list[Any]]:
        """Tell how far a sync has come that runs already when the page is opened."""
        step = None
        for step in running_sync(self._desk.bench):
            if visit.is_busy:
                return
            yield self._progress(language, visit, step)
        if step is None:
            yield [gr.skip()] * (len(SECTIONS) + 2)
        elif not visit.is_busy:
            visit.notice = Notice(key="caught_up")
            yield self.shown(language, visit, SECTIONS)

    def receive(self, path: str | None, language: Language, visit: Visit) -> Iterator[list[Any]]:
        yield from self._take("add", receive, path, language, visit)

    def receive_pack(
        self, path: str | None, language: Language, visit: Visit
    ) -> Iterator[list[Any]]:
        yield from self._take("packs", receive_pack, path, language, visit)

    def _take(
        self, name: str, read: _Receive, path: str | None, language: Language, visit: Visit
    ) -> Iterator[list[Any]]:
        if path is not None:
            visit.notice = None
            with _busy(visit):
                yield [gr.skip(), *self._progress(language, visit)]
                try:
                    for step in read(self._desk, visit, Path(path)):
                        yield [gr.skip(), *self._progress(language, visit, step)]
                except Exception as error:
                    visit.notice = failed(error)
        yield [None, *self.shown(language, visit, [name])]

    def shown(self, language: Language, visit: Visit, renewed: Collection[str]) -> list[Any]:
        """Return the notice, and the sections to renew, in the language of now.

        It may have been switched since an act began, whose `language` is the one of then.
        """
        language = visit.language or language
        rendered = render_sections(self._desk, visit, language, renewed)
        file, visit.handed = visit.handed, None
        return [
            step_line(visit.step, language)
            if visit.is_busy
            else notice_box(visit.notice, language),
            *(
                panel(name, rendered[name], language, has_heading=name not in TAKING)
                if name in rendered
                else gr.skip()
                for name in SECTIONS
            ),
            handed(file),
        ]

    def _progress(self, language: Language, visit: Visit, step: Step | None = None) -> list[Any]:
        visit.step = step
        line = step_line(step, visit.language or language)
        return [line, *(gr.skip() for _ in SECTIONS), gr.skip()]


@contextmanager
def _busy(visit: Visit) -> Iterator[None]:
    visit.is_busy = True
    try:
        yield
    finally:
        visit.is_busy, visit.step = False, None
