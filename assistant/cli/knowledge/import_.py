"""`pandu knowledge import`: check a pack, show what it changes, ask, take it in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import FAILED, JsonOption, console, print_json, read_settings
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.pack_words import option_help, say, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.carrying.importing import Incoming
    from assistant.checking.finding import Finding
    from assistant.packs.plan import PlannedFile
    from assistant.packs.reading import Pack
    from assistant.settings import Settings


def import_pack(
    pack: Annotated[Path, typer.Argument(help=option_help("pack"))],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=option_help("yes"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=option_help("dry_run"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Exit with code 1 where a document that came in could not be read by the sync."""
    from assistant.carrying.importing import examine
    from assistant.cli.knowledge.changes import (
        begin_change,
        limits_of,
        say_undo,
        sync_now,
        today,
    )
    from assistant.cli.knowledge.questions import Questions
    from assistant.cli.knowledge.report import plain_report

    settings = read_settings()
    read = _read(settings, pack)
    change = begin_change(settings, "import")
    incoming = examine(read, change, limits=limits_of(settings), today=today())
    if not as_json:
        _print(read, incoming)
    written = incoming.plan.written
    if dry_run or not written:
        if as_json:
            print_json({**_plain(read, incoming), "imported": False, "sync": None})
        else:
            say("import.dry_run" if written else "import.nothing")
        return
    Questions(yes=yes).confirm("import", count=len(written))
    with change:
        for source in written:
            change.write(source, read.files[source])
    note(settings, "import", str(len(written)))
    if not as_json:
        say("import.done", count=len(written))
        say_undo()
    report = sync_now(settings, quiet=as_json)
    if as_json:
        print_json({**_plain(read, incoming), "imported": True, "sync": plain_report(report)})
    if {failure.source for failure in report.failed} & set(written):
        raise typer.Exit(FAILED)


def _read(settings: "Settings", path: Path) -> "Pack":
    """Read a pack that is signed by this computer or one that the settings trust."""
    from assistant.carrying.trusting import TrustedKeys
    from assistant.packs.reading import read_pack
    from assistant.paths import config_file

    keys = TrustedKeys(
        key_folder=settings.paths.data,
        settings=config_file(),
        written=lambda: settings.packs.trusted_keys,
    )
    return read_pack(path, trusted=keys.all())


def _print(read: "Pack", incoming: "Incoming") -> None:
    from assistant.cli.knowledge.findings import print_findings
    from assistant.packs.paths import document_of

    manifest, plan = read.manifest, incoming.plan
    key = "import.from" if manifest.publisher else "import.from_unnamed"
    values = {"title": manifest.title, "publisher": manifest.publisher}
    say(key, style="bold", created=manifest.created_on, **values)
    say("fingerprint", fingerprint=read.key.fingerprint)
    for change in ("new", "changed"):
        files = [one for one in plan.files if one.change == change]
        if files:
            say(f"import.{change}", count=len(files))
        sources = {one.source for one in files}
        for file in files:
            if document_of(file.source) not in sources:  # else it is named by its document
                _print_file(file)
    if same := plan.sources("same"):
        say("import.same", count=len(same))
    for one in plan.left_out:
        say("import.left_out", style="yellow", source=one.source, id=one.id, other=one.other)
    if (numbers := incoming.numbers) is not None:
        named = {
            name: ", ".join(getattr(numbers, name)) or words("import.nobody")
            for name in ("added", "changed", "removed")
        }
        say("import.contacts", style="yellow", **named)
    errors = _errors(incoming)
    if incoming.findings:
        warnings = len(incoming.findings) - len(errors)
        say("import.findings", errors=len(errors), warnings=warnings)
    print_findings(errors)


def _print_file(file: "PlannedFile") -> None:
    console.print(f"  {file.source}  {file.title}".rstrip(), soft_wrap=True)
    remarks = []
    if file.present_title and file.present_title != file.title:
        remarks.append(words("import.title_changes", title=file.present_title))
    if file.is_older:
        remarks.append(words("import.older"))
    for remark in remarks:
        console.print(f"    {remark}", style="yellow", soft_wrap=True)


def _errors(incoming: "Incoming") -> "Sequence[Finding]":
    return [one for one in incoming.findings if one.severity == "error"]


def _plain(read: "Pack", incoming: "Incoming") -> dict[str, object]:
    from assistant.cli.knowledge.findings import plain_findings

    return {
        **read.manifest.model_dump(mode="json", include={"title", "publisher", "created_on"}),
        "fingerprint": read.key.fingerprint,
        **{name: incoming.plan.sources(name) for name in ("new", "changed", "same")},
        "older": [one.source for one in incoming.plan.files if one.is_older],
        "left_out": incoming.plan.left_out,
        "contacts": incoming.numbers,
        "findings": plain_findings(incoming.findings),
    }
