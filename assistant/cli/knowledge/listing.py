"""`pandu knowledge list`: every document, and the files without one."""

from assistant.cli.console import (
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.cli.knowledge.summary import summary
from assistant.strings import text


def list_documents(as_json: JsonOption = False) -> None:
    """One line a document, then the files without one."""
    from assistant.factory import open_library

    language = interface_language()
    with open_library(read_settings()) as library:
        documents = library.store.documents()
        files = library.store.files()
    if as_json:
        print_json([summary(document) for document in documents])
        return
    if not documents:
        console.print(text(language, "knowledge.empty"), soft_wrap=True)
    for document in documents:
        console.print(f"{document.id}  [{document.language}]  {document.title}", soft_wrap=True)
        console.print(f"    {document.source}", style="dim", soft_wrap=True)
    for file in files.values():
        if file.state == "unpublished":
            console.print(text(language, "knowledge.unpublished", source=file.source))
        elif file.error is not None:
            console.print(file.error.what(language), style="red", soft_wrap=True)
