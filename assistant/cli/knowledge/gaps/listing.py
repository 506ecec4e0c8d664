"""`pandu knowledge gaps`: the queue in groups of like questions, what is missed most first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.cli.knowledge.gaps.options import gaps_help, plain_gap, say
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.factory import Library
    from assistant.gaps.gap import Gap
    from assistant.types import Chunk

_NEAREST = 3
"""Sections shown for a group."""


def list_gaps(
    context: typer.Context,
    show_all: Annotated[bool, typer.Option("--all", help=gaps_help("all"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Group the questions, and look for the sections that come nearest to each group."""
    if context.invoked_subcommand is not None:
        return
    from assistant.factory import open_gaps, open_library
    from assistant.gaps.grouping import group_questions

    settings = read_settings()
    with open_gaps(settings) as queue:
        gaps = queue.gaps(status=None if show_all else "open")
    if not gaps:
        if as_json:
            print_json([])
        else:
            say("none")
        return
    with open_library(settings) as library:
        groups = group_questions(gaps, library.embedder)
        found = [(group, nearest_sections(library, group)) for group in groups]
    if as_json:
        print_json([_plain(group, sections) for group, sections in found])
        return
    for group, sections in found:
        _print(group, sections)
    say("next_link", style="dim", id=found[0][0][0].id)


def nearest_sections(library: "Library", group: "Sequence[Gap]") -> "list[Chunk]":
    """Return one chunk of each section that comes nearest to a group's oldest question."""
    from assistant.query import to_query

    gap = group[0]
    query = to_query(gap.question, language=gap.language)
    passages = library.retriever.retrieve(query, k=2 * _NEAREST, language=gap.language)
    chunks = [passage.chunk for passage in passages]
    sections = {(chunk.document_id, chunk.locator.heading_path): chunk for chunk in chunks[::-1]}
    return list(sections.values())[::-1][:_NEAREST]


def _print(group: "Sequence[Gap]", sections: "Sequence[Chunk]") -> None:
    from assistant.place import describe_place

    language = interface_language()
    languages = ", ".join(sorted({gap.language for gap in group}))
    since = group[0].asked_on.isoformat()
    if len(group) == 1:
        say("single", style="bold", since=since, languages=languages)
    else:
        say("group", style="bold", count=len(group), since=since, languages=languages)
    for gap in group:
        console.print(f"  {gap.id}  {gap.question}", soft_wrap=True)
        console.print(f"           {_facts(gap)}", style="dim", soft_wrap=True)
    places = [
        " › ".join(
            filter(None, (chunk.title, describe_place(chunk.locator, language, title=chunk.title)))
        )
        for chunk in sections
    ]
    if places:
        words = text(language, "gaps.nearest", sections="; ".join(places))
        console.print(f"  {words}", style="dim", soft_wrap=True)


def _facts(gap: "Gap") -> str:
    language = interface_language()
    facts = [text(language, f"gaps.kind.{gap.kind}")]
    if gap.document_id is not None:
        facts.append(text(language, "gaps.linked", document=gap.document_id))
    if gap.closed_on is not None:
        facts.append(text(language, "gaps.closed_on", date=gap.closed_on.isoformat()))
    return " · ".join(facts)


def _plain(group: "Sequence[Gap]", sections: "Sequence[Chunk]") -> dict[str, object]:
    return {
        "count": len(group),
        "since": group[0].asked_on.isoformat(),
        "languages": sorted({gap.language for gap in group}),
        "gaps": [plain_gap(gap) for gap in group],
        "nearest": [
            {"document_id": chunk.document_id, "heading_path": chunk.locator.heading_path}
            for chunk in sections
        ],
    }
