"""`pandu knowledge sync`: bring in what changed in the knowledge folder."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    FAILED,
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
    stderr,
)
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.store.report import SyncReport
    from assistant.types import Language


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
    as_json: JsonOption = False,
) -> None:
    """Exit with code 1 where a file failed; all the others are in then."""
    from assistant.cli.sync_bar import SyncBar
    from assistant.factory import open_library

    settings = read_settings()
    folder = settings.paths.knowledge
    with open_library(settings, adopt_embedder=re_embed) as library:
        with SyncBar(interface_language()) if not as_json else nullcontext() as bar:
            report = library.synchronizer.sync(folder, progress=bar, allow_empty=allow_empty)
            if rebuild:
                library.store.rebuild()
        counts = library.store.counts()
    if as_json:
        print_json({**_plain_report(report), "counts": counts})
    else:
        _print_report(report, interface_language())
        console.print(
            text(
                interface_language(),
                "knowledge.total",
                documents=counts.documents,
                chunks=counts.chunks,
            )
        )
    if report.failed:
        raise typer.Exit(FAILED)


def _print_report(report: "SyncReport", language: "Language") -> None:
    from assistant.documents.notices import notice_text

    for name in ("added", "changed", "removed", "unpublished", "ignored"):
        sources = getattr(report, name)
        if sources:
            console.print(text(language, f"knowledge.{name}_files", count=len(sources)))
            console.print("\n".join(f"  {source}" for source in sources), soft_wrap=True)
    for rename in report.renamed:
        words = text(language, "knowledge.renamed_file", old=rename.old, new=rename.new)
        console.print(words, soft_wrap=True)
    if report.unchanged:
        console.print(text(language, "knowledge.unchanged_files", count=report.unchanged))
    for notice in report.notices:
        words = notice_text(notice.key, language)
        console.print(f"{notice.source}: {words}", style="yellow", soft_wrap=True)
    for failure in report.failed:
        stderr.print(failure.error.what(language), style="bold red", soft_wrap=True)
        stderr.print(f"  {failure.error.next_step(language)}", soft_wrap=True)
        if failure.kept:
            stderr.print(f"  {text(language, 'knowledge.kept')}", soft_wrap=True)


def _plain_report(report: "SyncReport") -> dict[str, object]:
    import dataclasses

    fields = {item.name: getattr(report, item.name) for item in dataclasses.fields(report)}
    fields["failed"] = [
        {
            "source": failure.source,
            "key": failure.error.key,
            "what": failure.error.what(interface_language()),
            "kept": failure.kept,
        }
        for failure in report.failed
    ]
    return fields
