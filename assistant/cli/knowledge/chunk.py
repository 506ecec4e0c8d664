"""`pandu knowledge chunk`: take one chunk out of the search, or leave a note on it."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.cli.knowledge.noting import note as write_down
from assistant.cli.knowledge.options import option_help

if TYPE_CHECKING:
    from assistant.library.curation import ChunkMark


def chunk(
    chunk_id: Annotated[str, typer.Argument(help=option_help("chunk"))],
    disable: Annotated[
        bool | None, typer.Option("--disable/--enable", help=option_help("disable"))
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help=option_help("note"))] = None,
    as_json: JsonOption = False,
) -> None:
    """Change the mark of a chunk; without options show it."""
    from assistant.cli.knowledge.changes import begin_change, say_undo, today
    from assistant.curation.decisions import mark_chunk, mark_of
    from assistant.errors import UserError
    from assistant.factory import open_library
    from assistant.library.curation import load_curation

    settings = read_settings()
    with open_library(settings) as library:
        try:
            found = library.store.chunk(chunk_id)
        except KeyError as error:
            raise UserError("curation.no_such_chunk", id=chunk_id) from error
    changes = disable is not None or note is not None
    if changes:
        with begin_change(settings, "chunk") as change:
            mark_chunk(change, chunk_id, disabled=disable, note=note, on=today())
        write_down(settings, "chunk", chunk_id)
    mark = mark_of(load_curation(settings.paths.knowledge), chunk_id)
    if as_json:
        print_json({"chunk": found, "mark": mark})
        return
    console.print(found.text, soft_wrap=True)
    console.print(describe_mark(mark), style="dim", soft_wrap=True)
    if changes and change.changed:
        say_undo()


def describe_mark(mark: "ChunkMark | None") -> str:
    """Say in words whether a chunk is searched, and what was noted."""
    from assistant.strings import text

    language = interface_language()
    state = "disabled" if mark is not None and mark.disabled else "enabled"
    words = text(language, f"curation.chunk.{state}")
    if mark is None or not mark.note:
        return words
    return f"{words} {text(language, 'curation.chunk.note', note=mark.note)}"
