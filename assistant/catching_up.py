"""Brings the library up to date beside the pages, which are open meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from assistant.errors import PanduError
from assistant.store.report import Progress, SyncReport
from assistant.workbench import Workbench


class _LeftError(Exception):
    """The pages were closed before the library was up to date."""


@contextmanager
def catching_up(
    workbench: Workbench, *, on_end: Callable[[SyncReport | PanduError], None]
) -> Iterator[None]:
    """Sync in a thread for as long as the context is open; the next sync goes on where it was left.

    `on_end` gets what the sync did, or why it can't, from that thread; nothing if it was left.
    """
    left = Event()

    def look(_progress: Progress) -> None:
        if left.is_set():
            raise _LeftError

    def run() -> None:
        try:
            report = workbench.sync(progress=look)
        except _LeftError:
            return
        except PanduError as error:
            on_end(error)
        else:
            on_end(report)

    thread = Thread(target=run, name="catching-up", daemon=True)
    thread.start()
    try:
        yield
    finally:
        left.set()
        thread.join()
