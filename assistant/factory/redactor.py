"""What finds and masks personal data, and the queue that masks what it keeps."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Thread

from assistant.errors import DocumentError
from assistant.gaps.queue import GapQueue
from assistant.library.contacts import ContactBook, load_contacts
from assistant.privacy import Placeholders, Redactor
from assistant.settings import Settings
from assistant.types import Language

_SERVICE_NUMBERS = frozenset({"148"})
"""Numbers of public services that people write of and no contact of the library has."""


def load_redactor(settings: Settings, *, warm: bool = False) -> Redactor:
    """Return what finds and masks personal data; its own parts load with the first text.

    With `warm` they begin to load now; see `begin_to_load`.

    The library's service numbers are never masked. Where their file can't be read, they are:
    rather too much than too little.

    Raises:
        SettingsError: a pattern of the settings can't be used.
    """
    redactor = Redactor(
        allow=load_services(settings).numbers | _SERVICE_NUMBERS,
        case_patterns=settings.privacy.case_patterns,
        beneficiary_patterns=settings.privacy.beneficiary_patterns,
    )
    if warm:
        begin_to_load(redactor)
    return redactor


def begin_to_load(redactor: Redactor) -> None:
    """Load a redactor's parts in a thread of their own.

    Should that fail, the first text fails, and says so.
    """
    Thread(target=_warm_up, args=(redactor,), name="load-redactor", daemon=True).start()


def load_services(settings: Settings) -> ContactBook:
    """Return the library's services; none where their file can't be read."""
    try:
        return load_contacts(settings.paths.knowledge)
    except DocumentError:  # `pandu knowledge check` reports it
        return ContactBook()


def _warm_up(redactor: Redactor) -> None:
    with suppress(Exception):  # the first text meets the same failure, and its asker is told
        redactor.warm_up()


@contextmanager
def open_gaps(settings: Settings, redactor: Redactor | None = None) -> Iterator[GapQueue]:
    """Open the queue of questions without an answer; what masks them loads when one is added.

    Each is masked here whoever adds it; the placeholders of a conversation stay as they are.

    Raises:
        StoreError: the queue's file is damaged or can't be written.
    """
    load = cache(lambda: redactor or load_redactor(settings))

    def mask(question: str, language: Language) -> str:
        return load().mask(question, language, placeholders=Placeholders(language)).text

    with GapQueue(settings.paths.data / "gaps.sqlite", mask=mask) as queue:
        yield queue
