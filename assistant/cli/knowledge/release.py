"""`pandu knowledge release`: let a quarantined file in, or take that back."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import FAILED, JsonOption, print_json, read_settings
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.options import YesOption, option_help

if TYPE_CHECKING:
    from assistant.curation.changeset import Changeset
    from assistant.settings import Settings


def release(
    source: Annotated[str, typer.Argument(help=option_help("source"))],
    reason: Annotated[str, typer.Option("--reason", help=option_help("reason"))] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help=option_help("withdraw"))] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show what was found, ask, record the decision, and sync."""
    from assistant.accounts.audit import id_of_file
    from assistant.cli.knowledge.changes import begin_change, read_again, say, say_undo, sync_now
    from assistant.curation.decisions import withdraw_release

    settings = read_settings()
    with begin_change(settings, "withdraw" if withdraw else "release") as change:
        if withdraw:
            withdraw_release(change, source)
        else:
            _release(settings, change, source, reason=reason, yes=yes)
    note(settings, "withdraw" if withdraw else "release", id_of_file(source))
    if not as_json:
        say("release.withdrawn" if withdraw else "release.released", source=source)
        say_undo()
    report = sync_now(settings, before=read_again([source]), quiet=as_json)
    failed = {failure.source for failure in report.failed}
    if as_json:
        print_json({"source": source, "released": not withdraw, "searched": source not in failed})
    if source in failed and not withdraw:
        raise typer.Exit(FAILED)


def _release(
    settings: "Settings", change: "Changeset", source: str, *, reason: str, yes: bool
) -> None:
    from assistant.cli.knowledge.changes import limits_of, today
    from assistant.cli.knowledge.findings import check_sources, print_findings
    from assistant.cli.knowledge.questions import Questions
    from assistant.curation.decisions import QUARANTINED, release
    from assistant.curation.folder import place_within
    from assistant.documents import convert
    from assistant.errors import UserError
    from assistant.factory import open_library

    with open_library(settings) as library:
        record = library.store.files().get(source)
    if record is None or record.error is None or record.error.key != QUARANTINED:
        raise UserError("curation.not_quarantined", source=source)
    # What is looked at now is what is released, though the sync may have seen another content.
    path = place_within(settings.paths.knowledge, source)
    document = convert(path, source=source, limits=limits_of(settings))
    print_findings(check_sources(settings, [source]))
    questions = Questions(yes=yes)
    said = reason or questions.ask("reason")
    questions.confirm("release", source=source)
    release(change, source, sha256=document.sha256, reason=said, on=today())
