"""`pandu knowledge retire` and `restore`: take a document out of the search, and back in."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import FAILED, JsonOption, print_json, read_settings
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.options import DocumentArgument, option_help

if TYPE_CHECKING:
    from assistant.curation.status import Status


def retire(
    document_id: DocumentArgument,
    superseded_by: Annotated[
        str | None, typer.Option("--superseded-by", help=option_help("superseded_by"))
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Set the status to retired, and sync."""
    _set_status(document_id, "retired", superseded_by=superseded_by, as_json=as_json)


def restore(document_id: DocumentArgument, as_json: JsonOption = False) -> None:
    """Set the status to published, and sync."""
    _set_status(document_id, "published", superseded_by=None, as_json=as_json)


def _set_status(
    document_id: str, status: "Status", *, superseded_by: str | None, as_json: bool
) -> None:
    from assistant.cli.knowledge.changes import begin_change, say, say_undo, sync_now
    from assistant.curation.inventory import entry_with_id, read_entries
    from assistant.curation.status import add_superseded, set_status

    settings = read_settings()
    entries = read_entries(settings.paths.knowledge)
    entry = entry_with_id(entries, document_id)
    label = "retire" if status == "retired" else "restore"
    with begin_change(settings, label) as change:
        set_status(change, entry, status)
        if superseded_by is not None:
            add_superseded(change, entry_with_id(entries, superseded_by), document_id)
    if change.changed:
        note(settings, label, document_id)
    if not as_json:
        say(f"status.{status}" if change.changed else "status.unchanged", id=document_id)
        if change.changed:
            say_undo()
    report = sync_now(settings, quiet=as_json)
    if as_json:
        print_json({"id": document_id, "status": status, "changed": change.changed})
    if entry.source in {failure.source for failure in report.failed}:
        raise typer.Exit(FAILED)
