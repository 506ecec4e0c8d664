"""`pandu knowledge diff`: what the next sync will find changed."""

from typing import TYPE_CHECKING

from assistant.cli.console import (
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.curation.difference import ChangedDocument, Difference
    from assistant.settings import Settings
    from assistant.types import Language


def diff(as_json: JsonOption = False) -> None:
    """Compare the folder with the store; neither is changed."""
    difference = _compare(read_settings())
    language = interface_language()
    if as_json:
        print_json(_plain(difference, language))
        return
    if difference.is_empty:
        console.print(text(language, "curation.diff.nothing"))
    for name in ("added", "removed"):
        sources = getattr(difference, name)
        if sources:
            console.print(text(language, f"knowledge.{name}_files", count=len(sources)))
            console.print("\n".join(f"  {source}" for source in sources), soft_wrap=True)
    for moved in difference.renamed:
        words = text(language, "knowledge.renamed_file", old=moved.old, new=moved.new)
        console.print(words, soft_wrap=True)
    if difference.changed:
        count = len(difference.changed)
        console.print(text(language, "knowledge.changed_files", count=count))
    for document in difference.changed:
        _print_changed(document, language)
    for unreadable in difference.unreadable:
        console.print(unreadable.error.what(language), style="red", soft_wrap=True)


def _compare(settings: "Settings") -> "Difference":
    from assistant.factory import open_library, pending_changes

    with open_library(settings) as library:
        return pending_changes(settings, library.store)


def _print_changed(document: "ChangedDocument", language: "Language") -> None:
    from assistant.place import describe_place

    console.print(f"  {document.source}", style="bold", soft_wrap=True)
    if not document.was_searched:
        console.print(f"    {text(language, 'curation.diff.not_stored')}", soft_wrap=True)
    if document.fields:
        fields = ", ".join(document.fields)
        words = text(language, "curation.diff.fields", fields=fields)
        console.print(f"    {words}", soft_wrap=True)
    for section in document.sections:
        place = describe_place(section.locator, language)
        console.print(f"    {place or text(language, 'curation.diff.top')}", soft_wrap=True)
        for line in section.lines:
            style = "green" if line.startswith("+") else "red"
            console.print(f"      {line}", style=style, soft_wrap=True)
    for question in document.golden:
        words = text(language, "curation.diff.golden", question=question)
        console.print(f"    {words}", style="yellow", soft_wrap=True)


def _plain(difference: "Difference", language: "Language") -> dict[str, object]:
    return {
        "added": difference.added,
        "changed": difference.changed,
        "renamed": difference.renamed,
        "removed": difference.removed,
        "unreadable": [
            {"source": one.source, "key": one.error.key, "what": one.error.what(language)}
            for one in difference.unreadable
        ],
    }
