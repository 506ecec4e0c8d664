"""The pages of PDFs as pictures, of what may be shown as one.

A picture can't be blacked out sentence by sentence as a text is, so a page is shown as one only
where nothing of its text must be withheld: neither of the text that was read from it nor of what
the drawn page holds besides, such as its header.
"""

import logging
from collections import OrderedDict
from dataclasses import replace
from pathlib import PurePosixPath
from threading import BoundedSemaphore, Lock
from typing import Literal

from assistant.documents.limits import Limits
from assistant.documents.original import read_original
from assistant.errors import DocumentError
from assistant.facsimile.page import Facsimile
from assistant.facsimile.reading import read_page
from assistant.screening import Screen
from assistant.types import Document, Section
from assistant.ui.library.volumes import Volumes
from assistant.workbench import Workbench

_KEPT = 24  # pages in memory, about 0.3 MB each
_AT_ONCE = 1  # pages drawn at the same time; each takes a processor for a second
_PATIENCE = 15.0  # seconds that a page waits for its turn
_LIMITS = Limits(timeout_seconds=20, memory_mb=512)

_log = logging.getLogger(__name__)

Missing = Literal["withheld", "unreadable"]
"""Why there is no picture: something on the page must not be shown, or it can't be drawn now."""


class PagePictures:
    """Draws pages when they are asked for; safe to call from any thread."""

    def __init__(self, bench: Workbench, screen: Screen, volumes: Volumes) -> None:
        self._bench = bench
        self._screen = screen
        self._volumes = volumes
        self._turns = BoundedSemaphore(_AT_ONCE)
        self._lock = Lock()
        self._known: OrderedDict[tuple[str, str, int], Facsimile | Missing] = OrderedDict()

    def known(self, document_id: str, number: int) -> Facsimile | Missing | None:
        """Return a page's picture if it was drawn before; None where that takes time."""
        document = self._find(document_id, number)
        return "unreadable" if document is None else self._remembered(document, number)

    def of(self, document_id: str, number: int) -> Facsimile | Missing:
        """Return the picture of a page of a published PDF, by its number from 1 on."""
        document = self._find(document_id, number)
        if document is None:
            return "unreadable"
        if not self._turns.acquire(timeout=_PATIENCE):
            return "unreadable"
        try:
            return self._remembered(document, number) or self._draw(document, number)
        except DocumentError as error:
            _log.warning("page %d of %s not drawn: %s", number, document_id, error.key)
            return "unreadable"
        finally:
            self._turns.release()

    def _find(self, document_id: str, number: int) -> Document | None:
        if self._volumes.find(document_id) is None:
            return None
        document = self._bench.store.document(document_id)
        return document if number in page_numbers(document) else None

    def _remembered(self, document: Document, number: int) -> Facsimile | Missing | None:
        key = (document.id, document.sha256, number)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def _draw(self, document: Document, number: int) -> Facsimile | Missing:
        data = read_original(document, self._bench.folder, self._bench.limits)
        if data is None:
            return "unreadable"
        page = read_page(data, number, limits=_LIMITS)
        shown: Facsimile | Missing = (
            page if self._may_be_seen(document, number, page) else "withheld"
        )
        with self._lock:
            self._known[document.id, document.sha256, number] = shown
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return shown

    def _may_be_seen(self, document: Document, number: int, page: Facsimile) -> bool:
        words = " ".join(page.words.split("\r\n"))
        drawn = replace(document, id=f"{document.id} {number}", text=words, sections=())
        return not self._screen.withheld(drawn, 0, len(words)) and not any(
            self._screen.withheld(document, part.start, part.end)
            for part in sections_of(document, number)
        )


def page_numbers(document: Document) -> list[int]:
    """Return the pages of a PDF of which there is text; none for documents of other kinds."""
    if PurePosixPath(document.source).suffix.lower() != ".pdf":
        return []
    return sorted({one.locator.page for one in document.sections if one.locator.page is not None})


def sections_of(document: Document, number: int) -> list[Section]:
    """Return what was read from a page, in its order."""
    return [one for one in document.sections if one.locator.page == number]
