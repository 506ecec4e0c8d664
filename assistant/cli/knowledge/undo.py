"""`pandu knowledge undo`: bring the knowledge folder back to before the last change."""

from typing import Annotated

import typer

from assistant.cli.console import JsonOption, console, print_json, read_settings
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.options import option_help


def undo(
    force: Annotated[bool, typer.Option("--force", help=option_help("force"))] = False,
    show_list: Annotated[bool, typer.Option("--list", help=option_help("list_changes"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Undo one change, or list those that can be undone."""
    from assistant.cli.knowledge.changes import read_again, say, sync_now
    from assistant.curation.decisions import released_files
    from assistant.curation.record import changes_of
    from assistant.curation.undo import undo_last

    settings = read_settings()
    folder, undo_folder = settings.paths.knowledge, settings.paths.data / "undo"
    if show_list:
        records = [record for _, record in changes_of(folder, undo_folder)]
        if as_json:
            print_json(records)
            return
        if not records:
            say("undo.none")
        for record in records:
            made = f"{record.made_at.astimezone():%Y-%m-%d %H:%M}"
            names = ", ".join(file.source for file in record.files)
            console.print(f"{made}  {record.label}  {names}", soft_wrap=True)
        return
    released = released_files(folder)
    undone = undo_last(folder, undo_folder, force=force)
    decided_anew = {source for source, _ in released ^ released_files(folder)}
    sources = [file.source for file in undone.record.files]
    note(settings, "undo", str(len(sources)))
    if not as_json:
        say("undo.done", label=undone.record.label)
        console.print("\n".join(f"  {source}" for source in sources), soft_wrap=True)
        if undone.set_aside is not None:
            say("undo.set_aside", folder=undone.set_aside)
    sync_now(settings, before=read_again(decided_anew), quiet=as_json)
    if as_json:
        label = undone.record.label
        print_json({"label": label, "sources": sources, "set_aside": undone.set_aside})
