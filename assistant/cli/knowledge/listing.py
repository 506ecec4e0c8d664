"""`pandu knowledge list`: every file that a sync has met, with its state, shelf and review."""

import dataclasses
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.console import (
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.cli.knowledge.options import LanguageOption, ShelfOption, option_help
from assistant.cli.knowledge.summary import summary
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.curation.inventory import Entry
    from assistant.curation.states import Listed
    from assistant.settings import Settings

StateName = Literal["published", "draft", "retired", "failed", "quarantined"]


def list_documents(
    shelf: ShelfOption = None,
    language: LanguageOption = None,
    status: Annotated[StateName | None, typer.Option("--status", help=option_help("state"))] = None,
    stale: Annotated[bool, typer.Option("--stale", help=option_help("stale"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Two lines a file; the filters are joined by and."""
    from assistant.cli.knowledge.changes import today
    from assistant.curation.states import list_files
    from assistant.factory import open_library

    settings = read_settings()
    with open_library(settings) as library:
        documents = library.store.documents()
        files = library.store.files()
    listed = [
        one
        for one in list_files(files, documents, _entries(settings))
        if (shelf is None or one.shelf == shelf)
        and (language is None or one.language == language)
        and (status is None or one.state == status)
        and (not stale or (one.review_due is not None and one.review_due < today()))
    ]
    if as_json:
        stored = {document.source: summary(document) for document in documents}
        print_json([{**stored.get(one.source, {}), **_plain(one)} for one in listed])
        return
    if not listed:
        console.print(text(interface_language(), _nothing(any_files=bool(files))), soft_wrap=True)
    for one in listed:
        _print(one)


def _entries(settings: "Settings") -> "list[Entry]":
    from assistant.curation.inventory import read_entries
    from assistant.errors import DocumentError

    try:
        return read_entries(settings.paths.knowledge)
    except DocumentError:  # the drive is not connected: the store still tells what it holds
        return []


def _nothing(*, any_files: bool) -> str:
    return "curation.list.nothing" if any_files else "knowledge.empty"


def _print(one: "Listed") -> None:
    language = interface_language()
    if one.id is not None:
        console.print(f"{one.id}  [{one.language}]  {one.title}", soft_wrap=True)
    facts = [one.source, one.shelf, text(language, f"curation.state.{one.state}")]
    if one.review_due is not None:
        facts.append(text(language, "curation.list.review", due=one.review_due))
    console.print(f"    {' · '.join(filter(None, facts))}", style="dim", soft_wrap=True)
    if one.error is not None:
        console.print(f"    {one.error.what(language)}", style="red", soft_wrap=True)


def _plain(one: "Listed") -> dict[str, object]:
    fields = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
    return {
        **fields,
        "review_due": one.review_due and one.review_due.isoformat(),
        "error": one.error and one.error.what(interface_language()),
    }
