"""The addresses of the introduction."""

from collections.abc import Iterator

from fastapi import Response
from fastapi.responses import HTMLResponse

from assistant.conversation import Asking
from assistant.ui.introduction.state_view import Readiness, readiness
from assistant.ui.introduction.view import introduction, say
from assistant.ui.plain.visiting import NOT_KEPT, READ, Address, Visit, page
from assistant.ui.routes import INTRODUCTION_PATH, STATE_PATH
from assistant.workbench import Workbench


class IntroductionPages:
    """Says what Pandu is and what is ready; remembers nobody."""

    def __init__(self, bench: Workbench, asking: Asking) -> None:
        self._bench = bench
        self._asking = asking

    @property
    def addresses(self) -> Iterator[Address]:
        """The page, and the part of it that changes while something loads."""
        yield Address(f"{INTRODUCTION_PATH}/", READ, self._show)
        yield Address(STATE_PATH, READ, self._state)

    def _show(self, visit: Visit) -> Response:
        found = self._found()
        content = introduction(found, visit.language)
        return page(visit, say(visit.language, "heading"), content, has_script=found.waits)

    def _state(self, visit: Visit) -> Response:
        return HTMLResponse(readiness(self._found(), visit.language), headers=NOT_KEPT)

    def _found(self) -> Readiness:
        return Readiness(
            model=self._asking.model(),
            documents=self._bench.store.counts().documents,
            sync=self._bench.synchronizer.progress,
        )
