"""What the commands share that change the knowledge folder: a change, its sync, the way back."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date, datetime
from typing import TYPE_CHECKING

from assistant.cli.console import console, interface_language
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.curation.changeset import Changeset
    from assistant.documents import Limits
    from assistant.settings import Settings
    from assistant.store import Store
    from assistant.store.report import SyncReport


def begin_change(settings: "Settings", label: str) -> "Changeset":
    """Return a change to the knowledge folder of the settings, to be used as a context."""
    from assistant.curation.changeset import Changeset

    return Changeset(
        settings.paths.knowledge, undo_folder=settings.paths.data / "undo", label=label
    )


def limits_of(settings: "Settings") -> "Limits":
    """Return what reading a file may take."""
    from assistant.documents import Limits

    return Limits(**settings.documents.model_dump())


def today() -> date:
    """Return the day where this computer is."""
    return datetime.now().astimezone().date()


def say(key: str, *, style: str | None = None, **values: object) -> None:
    """Print one of the words of `curation`, in the language of the interface."""
    console.print(
        text(interface_language(), f"curation.{key}", **values), style=style, soft_wrap=True
    )


def say_undo() -> None:
    """Say how the change that was just made is undone."""
    say("undo_hint", style="dim")


def read_again(sources: "Iterable[str]") -> "Callable[[Store], None]":
    """Let the next sync read files that did not change: what was decided on them did.

    Until then they are not searched, so what a release let in is out at once.
    """
    return lambda store: store.changes.forget(sources)


def sync_now(
    settings: "Settings",
    *,
    before: "Callable[[Store], None]" = lambda _: None,
    quiet: bool = False,
) -> "SyncReport":
    """Bring the store up to date after a change, and say what that did.

    Args:
        settings: which folder and store.
        before: called with the open store before the sync.
        quiet: print nothing.

    Raises:
        StoreError: the store is in use or damaged; the change is made all the same.
    """
    from assistant.cli.knowledge.report import print_report
    from assistant.cli.sync_bar import SyncBar
    from assistant.factory import open_library

    with (
        open_library(settings) as library,
        nullcontext() if quiet else SyncBar(interface_language()) as bar,
    ):
        before(library.store)
        # A change may leave nothing to search, and that is then what was asked for.
        report = library.synchronizer.sync(settings.paths.knowledge, progress=bar, allow_empty=True)
    if not quiet:
        print_report(report, interface_language(), briefly=True)
    return report
