"""Adds the plain pages to the app that serves all pages."""

from collections.abc import Iterator
from pathlib import Path

from fastapi import FastAPI

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.types import Language
from assistant.ui.about.pages import AboutPages
from assistant.ui.admin.pages import AdminPages
from assistant.ui.evaluator.pages import EvaluatorPages
from assistant.ui.evaluator.runs import Runs
from assistant.ui.handover.pages import HandoverPages
from assistant.ui.introduction.pages import IntroductionPages
from assistant.ui.library.pages import LibraryPages
from assistant.ui.plain.limiting import limited
from assistant.ui.plain.visiting import Address, answering
from assistant.ui.selfcheck.pages import SelfCheckPages
from assistant.workbench import Workbench


def add_plain_pages(
    app: FastAPI,
    bench: Workbench,
    asking: Asking,
    *,
    questions: Buckets,
    language: Language,
    accounts: Path | None = None,
) -> LibraryPages:
    """Add them, before any page whose path holds theirs; return what shows the library.

    A search or a form counts as one of a person's `questions`; `language` is that of those who
    name none; `accounts` is the folder that accounts are kept in.
    """
    library = LibraryPages(bench, asking, questions=questions)
    found = [*_addresses(bench, asking, library, questions)]
    if accounts is not None:
        found += AdminPages(accounts, asking.history).addresses
    for one in found:
        endpoint = answering(one.answer, language=language)
        app.add_route(one.path, endpoint, methods=list(one.methods))
    return library


def _addresses(
    bench: Workbench, asking: Asking, library: LibraryPages, questions: Buckets
) -> Iterator[Address]:
    yield from library.addresses
    yield from AboutPages(bench, asking, volumes=library.volumes).addresses
    yield from IntroductionPages(bench, asking).addresses
    handover = HandoverPages(asking.redactor, bench.today)
    yield from limited(handover.addresses, questions)
    self_check = SelfCheckPages(library.volumes.in_language, bench.today)
    yield from limited(self_check.addresses, questions)
    if bench.runs is not None:
        yield from EvaluatorPages(asking, Runs(bench.runs)).addresses
