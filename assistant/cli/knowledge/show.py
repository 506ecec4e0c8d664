"""`pandu knowledge show`: one document with its chunks and their places."""

from typing import Annotated

import typer

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.cli.knowledge.summary import summary
from assistant.strings import text


def show(
    document_id: Annotated[str, typer.Argument(help=text(LANGUAGE, "knowledge.help.document"))],
    as_json: JsonOption = False,
) -> None:
    """What is known of a document, then its chunks with places, ids and marks."""
    import dataclasses

    from assistant.cli.knowledge.chunk import describe_mark
    from assistant.curation.decisions import mark_of
    from assistant.documents.notices import notice_text
    from assistant.errors import UserError
    from assistant.factory import open_library
    from assistant.library.curation import load_curation
    from assistant.place import describe_place

    language = interface_language()
    settings = read_settings()
    with open_library(settings) as library:
        try:
            document = library.store.document(document_id)
        except KeyError as error:
            raise UserError("knowledge.no_document", id=document_id) from error
        chunks = library.store.chunks(document_id)
    curation = load_curation(settings.paths.knowledge)
    marked = [(chunk, mark_of(curation, chunk.id)) for chunk in chunks]
    if as_json:
        plain = [{**dataclasses.asdict(chunk), "mark": mark} for chunk, mark in marked]
        print_json({**summary(document), "meta": document.meta, "chunks": plain})
        return
    console.print(document.title, style="bold", soft_wrap=True)
    console.print(f"{document.id} · {document.language} · {document.source}", soft_wrap=True)
    for notice in document.notices:
        console.print(notice_text(notice, language), style="yellow", soft_wrap=True)
    for number, (chunk, mark) in enumerate(marked, start=1):
        place = describe_place(chunk.locator, language, title=chunk.title)
        console.print(f"\n[{number}] {place} ({chunk.start}–{chunk.end})", style="dim")
        console.print(chunk.id, style="dim", soft_wrap=True)
        if mark is not None:
            console.print(describe_mark(mark), style="yellow", soft_wrap=True)
        console.print(chunk.text, soft_wrap=True)
