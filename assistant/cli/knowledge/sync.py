"""`pandu knowledge sync`: bring in what changed in the knowledge folder."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    INCOMPLETE,
    LANGUAGE,
    JsonOption,
    interface_language,
    print_json,
    read_settings,
)
from assistant.cli.knowledge.noting import note
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.store.report import SyncReport


def sync(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help=text(LANGUAGE, "knowledge.help.rebuild"))
    ] = False,
    re_embed: Annotated[
        bool, typer.Option("--re-embed", help=text(LANGUAGE, "knowledge.help.re_embed"))
    ] = False,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help=text(LANGUAGE, "knowledge.help.allow_empty"))
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help=text(LANGUAGE, "knowledge.help.watch"))
    ] = False,
    poll: Annotated[
        bool, typer.Option("--poll", help=text(LANGUAGE, "knowledge.help.poll"))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Exit with code 3 where a file failed; all the others are in then."""
    from assistant.cli.knowledge.report import plain_report, print_outcome
    from assistant.cli.sync_bar import SyncBar
    from assistant.factory import open_library

    settings = read_settings()
    folder = settings.paths.knowledge
    if watch:
        _watch(settings, poll=poll)
        return
    with open_library(settings, adopt_embedder=re_embed) as library:
        with SyncBar(interface_language()) if not as_json else nullcontext() as bar:
            report = library.synchronizer.sync(folder, progress=bar, allow_empty=allow_empty)
            if rebuild:
                library.store.rebuild()
        counts = library.store.counts()
    note(settings, "sync")
    if as_json:
        print_json({**plain_report(report), "counts": counts})
    else:
        print_outcome(report, counts, interface_language())
    if report.failed:
        raise typer.Exit(INCOMPLETE)


def _watch(settings: "Settings", *, poll: bool) -> None:
    from assistant.cli.knowledge.watch import watch_folder
    from assistant.curation.drive import is_on_network
    from assistant.factory import open_library

    folder = settings.paths.knowledge

    def sync_once() -> "SyncReport":
        # Open no longer than a sync takes, so that questions can be asked in between.
        with open_library(settings) as library:
            return library.synchronizer.sync(folder)

    # None leaves it to watchfiles, which polls where the system can't tell, as under WSL.
    watch_folder(folder, sync_once, force_polling=True if poll or is_on_network(folder) else None)
