"""Show what a sync did: in lines, and for programs."""

import dataclasses
from typing import TYPE_CHECKING

from assistant.cli.console import console, interface_language, stderr
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.store.catalogue import Counts
    from assistant.store.report import SyncReport
    from assistant.types import Language


def print_outcome(
    report: "SyncReport", counts: "Counts", language: "Language", *, briefly: bool = False
) -> None:
    """Print what a sync did, and what the knowledge base holds now."""
    print_report(report, language, briefly=briefly)
    words = text(language, "knowledge.total", documents=counts.documents, chunks=counts.chunks)
    console.print(words)


def print_report(report: "SyncReport", language: "Language", *, briefly: bool = False) -> None:
    """Print every file that changed, and to standard error those that failed.

    `briefly` leaves out the files that the sync had nothing to do with.
    """
    from assistant.documents.notices import notice_text

    untouched = () if briefly else ("unpublished", "ignored")
    for name in ("added", "changed", "removed", *untouched):
        sources = getattr(report, name)
        if sources:
            console.print(text(language, f"knowledge.{name}_files", count=len(sources)))
            console.print("\n".join(f"  {source}" for source in sources), soft_wrap=True)
    for rename in report.renamed:
        words = text(language, "knowledge.renamed_file", old=rename.old, new=rename.new)
        console.print(words, soft_wrap=True)
    if report.unchanged and not briefly:
        console.print(text(language, "knowledge.unchanged_files", count=report.unchanged))
    for notice in report.notices:
        words = notice_text(notice.key, language)
        console.print(f"{notice.source}: {words}", style="yellow", soft_wrap=True)
    for failure in report.failed:
        stderr.print(failure.error.what(language), style="bold red", soft_wrap=True)
        stderr.print(f"  {failure.error.next_step(language)}", soft_wrap=True)
        if failure.kept:
            stderr.print(f"  {text(language, 'knowledge.kept')}", soft_wrap=True)


def plain_report(report: "SyncReport") -> dict[str, object]:
    """Return a report for programs."""
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
