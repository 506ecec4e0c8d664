"""`pandu knowledge sync --watch`: a sync after each change of the folder, until Ctrl-C."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from watchfiles import Change, watch

from assistant.cli.console import console, interface_language, stderr
from assistant.errors import PanduError
from assistant.library.curation import CURATION_FILE
from assistant.library.front_matter import SIDECAR_SUFFIX
from assistant.library.golden import GOLDEN_SUFFIX
from assistant.library.scan import SUFFIXES
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.store.report import SyncReport

_QUIET_MS = 1_600
"""Changes within this time are one change: watchfiles' own default."""

_WAKE_MS = 500
"""How long the first sync waits for the watch to have begun."""


_SUFFIXES = SUFFIXES | {".toml", ""}
"""Documents, data files, and folders, which may be moved in or out with all they hold."""


def watch_folder(
    folder: Path,
    sync: "Callable[[], SyncReport]",
    *,
    force_polling: bool | None = None,
    stop: Event | None = None,
) -> None:
    """Sync now and after each change, one line each; no error ends the watch.

    A file that is still being copied fails or is cut short, and its next change reads it again.

    Args:
        folder: the knowledge folder.
        sync: brings the store up to date.
        force_polling: look every 0.3 seconds instead of being told by the system; None decides
            by the machine.
        stop: ends the watch when set.
    """
    language = interface_language()
    console.print(text(language, "curation.watch.begun", folder=folder), soft_wrap=True)
    begun = False
    try:
        # The watch begins before the first sync, so that nothing is missed in between.
        for changes in watch(
            folder,
            watch_filter=is_of_interest,
            debounce=_QUIET_MS,
            rust_timeout=_WAKE_MS,
            yield_on_timeout=True,
            force_polling=force_polling,
            stop_event=stop,
            ignore_permission_denied=True,
        ):
            if changes or not begun:
                _sync_and_tell(sync)
                begun = True
    except KeyboardInterrupt:
        console.print(text(language, "curation.watch.ended"))


def is_of_interest(_: Change, path: str) -> bool:
    """Say whether a change of this path can change the knowledge base."""
    name = Path(path).name.lower()
    if name.startswith((".", "~$")):
        return False
    suffix = Path(name).suffix
    beside = name.endswith((SIDECAR_SUFFIX, GOLDEN_SUFFIX))
    return beside or suffix in _SUFFIXES or name == CURATION_FILE


def _sync_and_tell(sync: "Callable[[], SyncReport]") -> None:
    language = interface_language()
    now = f"{datetime.now().astimezone():%H:%M:%S}"
    try:
        report = sync()
    except PanduError as error:
        stderr.print(f"{now}  {error.what(language)}", style="red", soft_wrap=True)
        return
    console.print(f"{now}  {report_line(report)}", soft_wrap=True)
    for failure in report.failed:
        stderr.print(f"          {failure.error.what(language)}", style="red", soft_wrap=True)


def report_line(report: "SyncReport") -> str:
    """Say in one line what a sync did, with the names of at most three files."""
    language = interface_language()
    touched = [*report.added, *report.changed, *(one.new for one in report.renamed)]
    names = ", ".join([*touched, *report.removed][:3])
    line = text(
        language,
        "curation.watch.line",
        added=len(report.added),
        changed=len(report.changed) + len(report.renamed),
        removed=len(report.removed),
        failed=len(report.failed),
        seconds=f"{report.seconds:.1f}",
    )
    return f"{line} {names}".rstrip()
