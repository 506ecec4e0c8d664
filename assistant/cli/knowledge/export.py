"""`pandu knowledge export`: the published documents as one signed file."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from assistant.cli.console import (
    FAILED,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
    render_error,
)
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.options import ShelfName
from assistant.cli.knowledge.pack_words import option_help, say, show_key, words
from assistant.strings import LANGUAGES

if TYPE_CHECKING:
    from assistant.carrying.exporting import Exported


def export(
    target: Annotated[Path, typer.Argument(help=option_help("target"))],
    title: Annotated[str, typer.Option("--title", help=option_help("title"))] = "",
    publisher: Annotated[str, typer.Option("--publisher", help=option_help("publisher"))] = "",
    shelf: Annotated[list[str] | None, typer.Option("--shelf", help=option_help("shelf"))] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", help=option_help("language"))
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Exit with code 1 where a document was refused; all the others are in the pack."""
    from assistant.carrying.exporting import Wanted, export_pack
    from assistant.cli.knowledge.changes import limits_of, today
    from assistant.cli.sync_bar import SyncBar

    settings = read_settings()
    wanted = Wanted(
        title=title or words("title"),
        publisher=publisher,
        shelves=_chosen(shelf or (), get_args(ShelfName), "--shelf"),
        languages=_chosen(language or (), LANGUAGES, "--language"),
    )
    with nullcontext() if as_json else SyncBar(interface_language()) as bar:
        result = export_pack(
            target,
            wanted,
            folder=settings.paths.knowledge,
            key_folder=settings.paths.data,
            limits=limits_of(settings),
            fallback_language=settings.ui.language,
            today=today(),
            progress=bar,
        )
    note(settings, "export", str(result.documents))
    if as_json:
        print_json(_plain(result))
    else:
        _print(result)
    if result.refused:
        raise typer.Exit(FAILED)


def _chosen(given: Sequence[str], known: Sequence[str], option: str) -> frozenset[str]:
    """Return what was chosen; typer can't check an option that may be repeated."""
    from assistant.errors import UserError

    for one in given:
        if one not in known:
            raise UserError(
                "packs.unknown_choice", option=option, given=one, known=", ".join(known)
            )
    return frozenset(given)


def _print(result: "Exported") -> None:
    if result.refused:
        say("export.refused", count=len(result.refused))
    for error in result.refused:
        render_error(error)
    if result.internal:
        say("export.internal", style="yellow", count=len(result.internal))
        console.print("\n".join(f"  {source}" for source in result.internal), soft_wrap=True)
    files = len(result.manifest.files)
    say("export.done", path=result.path, documents=result.documents, files=files)
    show_key(result.key)
    say("export.compare", public=result.key)


def _plain(result: "Exported") -> dict[str, object]:
    language = interface_language()
    return {
        "path": result.path,
        "title": result.manifest.title,
        "files": [file.path for file in result.manifest.files],
        "internal": result.internal,
        "refused": [
            {"source": one.values["source"], "key": one.key, "what": one.what(language)}
            for one in result.refused
        ],
        "key": str(result.key),
        "fingerprint": result.key.fingerprint,
    }
