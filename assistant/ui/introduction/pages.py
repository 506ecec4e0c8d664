"""The address of the introduction."""

from collections.abc import Iterator

from fastapi import Response

from assistant.conversation import Asking
from assistant.ui.introduction.view import introduction, say
from assistant.ui.plain.visiting import READ, Address, Visit, page
from assistant.ui.routes import INTRODUCTION_PATH
from assistant.workbench import Workbench


class IntroductionPages:
    """Says what Pandu is and what is ready; remembers nobody."""

    def __init__(self, bench: Workbench, asking: Asking) -> None:
        self._bench = bench
        self._asking = asking

    @property
    def addresses(self) -> Iterator[Address]:
        """The one there is."""
        yield Address(f"{INTRODUCTION_PATH}/", READ, self._show)

    def _show(self, visit: Visit) -> Response:
        documents = self._bench.store.counts().documents
        content = introduction(self._asking.model(), documents, visit.language)
        return page(visit, say(visit.language, "heading"), content)
