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
    """What is known of a document, then its chunks with their places."""
    from assistant.documents.notices import notice_text
    from assistant.errors import UserError
    from assistant.factory import open_library
    from assistant.place import describe_place

    language = interface_language()
    with open_library(read_settings()) as library:
        try:
            document = library.store.document(document_id)
        except KeyError as error:
            raise UserError("knowledge.no_document", id=document_id) from error
        chunks = library.store.chunks(document_id)
    if as_json:
        print_json({**summary(document), "meta": document.meta, "chunks": chunks})
        return
    console.print(document.title, style="bold", soft_wrap=True)
    console.print(f"{document.id} · {document.language} · {document.source}", soft_wrap=True)
    for notice in document.notices:
        console.print(notice_text(notice, language), style="yellow", soft_wrap=True)
    for number, chunk in enumerate(chunks, start=1):
        place = describe_place(chunk.locator, language, title=chunk.title)
        console.print(f"\n[{number}] {place} ({chunk.start}–{chunk.end})", style="dim")
        console.print(chunk.text, soft_wrap=True)
