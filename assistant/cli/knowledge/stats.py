"""`pandu knowledge stats`: the library in figures."""

from collections.abc import Mapping, Sequence
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
    from assistant.curation.statistics import Review, Statistics, Tally
    from assistant.settings import Settings


def stats(as_json: JsonOption = False) -> None:
    """Count documents and chunks, and name what needs a trainer."""
    from pydantic import TypeAdapter

    from assistant.curation.statistics import SOON_DAYS, Statistics

    counted = count(read_settings())
    if as_json:
        print_json(TypeAdapter(Statistics).dump_python(counted, mode="json"))
        return
    names = ("documents", "chunks", "words", "pairs")
    console.print(_words("totals", **{name: getattr(counted, name) for name in names}))
    for group in ("shelves", "languages", "kinds", "statuses"):
        _print_group(group, getattr(counted, group))
    if counted.golden:
        tones = (f"{_words(f'tone.{name}')} {n}" for name, n in counted.golden.items())
        console.print(f"{_words('golden')}: {', '.join(tones)}", soft_wrap=True)
    _print_reviews(_words("overdue"), counted.overdue, style="red")
    _print_reviews(_words("due_soon", days=SOON_DAYS), counted.due_soon, style="yellow")
    for name in ("without_front_matter", "failed", "quarantined"):
        _print_sources(_words(name), getattr(counted, name))


def count(settings: "Settings") -> "Statistics":
    """Count the knowledge base of the settings.

    Raises:
        StoreError: the store is in use or damaged.
        DocumentError: the knowledge folder can't be read.
    """
    from assistant.cli.knowledge.changes import today
    from assistant.curation.statistics import count_library
    from assistant.factory import open_library

    with open_library(settings) as library:
        files = library.store.files()
        documents, chunks = library.store.documents(), library.store.chunks()
    return count_library(
        settings.paths.knowledge,
        documents=documents,
        chunks=chunks,
        errors={name: file.error for name, file in files.items() if file.error is not None},
        today=today(),
    )


def _words(name: str, **values: object) -> str:
    return text(interface_language(), f"curation.stats.{name}", **values)


def _print_group(group: str, tallies: "Mapping[str, Tally]") -> None:
    from rich import box
    from rich.table import Table

    table = Table(_words(group), box=box.SIMPLE)
    table.add_column(_words("documents"), justify="right")
    table.add_column(_words("chunks"), justify="right")
    for name, tally in tallies.items():
        table.add_row(name or _words("unknown"), str(tally.documents), str(tally.chunks))
    console.print(table)


def _print_reviews(title: str, reviews: "Sequence[Review]", *, style: str) -> None:
    if reviews:
        console.print(f"{title}: {len(reviews)}", style=style)
    for review in reviews:
        console.print(f"  {review.due}  {review.id}  {review.title}", soft_wrap=True)


def _print_sources(title: str, sources: Sequence[str]) -> None:
    if sources:
        console.print(f"{title}: {len(sources)}", style="yellow")
        console.print("\n".join(f"  {source}" for source in sources), soft_wrap=True)
