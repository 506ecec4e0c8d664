"""Adds the plain pages to the app that serves all pages."""

from collections.abc import Iterator

from fastapi import FastAPI

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.types import Language
from assistant.ui.about.pages import AboutPages
from assistant.ui.handover.pages import HandoverPages
from assistant.ui.library.pages import LibraryPages
from assistant.ui.plain.visiting import Address, answering
from assistant.ui.selfcheck.pages import SelfCheckPages
from assistant.workbench import Workbench


def add_plain_pages(
    app: FastAPI, bench: Workbench, asking: Asking, *, questions: Buckets, language: Language
) -> LibraryPages:
    """Add them, before any page whose path holds theirs; return what shows the library.

    A search counts as one of a person's `questions`; `language` is that of who names none.
    """
    library = LibraryPages(bench, asking, questions=questions)
    for one in _addresses(bench, asking, library):
        endpoint = answering(one.answer, language=language)
        app.add_route(one.path, endpoint, methods=list(one.methods))
    return library


def _addresses(bench: Workbench, asking: Asking, library: LibraryPages) -> Iterator[Address]:
    yield from library.addresses
    yield from AboutPages(bench, asking, volumes=library.volumes).addresses
    yield from HandoverPages(asking.redactor, bench.today).addresses
    yield from SelfCheckPages(library.volumes.in_language, bench.today).addresses
