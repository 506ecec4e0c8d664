"""`pandu knowledge search`: the passages nearest to a question, with both scores."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    LangOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.types import Language, Passage


def search(
    question: Annotated[str, typer.Argument(help=text(LANGUAGE, "knowledge.help.question"))],
    k: Annotated[
        int, typer.Option("-k", min=1, max=50, help=text(LANGUAGE, "knowledge.help.k"))
    ] = 5,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Passages in fused order, each with both scores."""
    from assistant.factory import open_library
    from assistant.language import detect_language

    language = lang or interface_language()
    wanted = lang or detect_language(question)
    with open_library(read_settings()) as library:
        passages = library.retriever.retrieve(question, k=k, language=wanted)
    if as_json:
        print_json(passages)
        return
    if not passages:
        console.print(text(language, "knowledge.nothing_found"))
    for passage in passages:
        _print_passage(passage, language)


def _print_passage(passage: "Passage", language: "Language") -> None:
    from assistant.place import describe_place

    chunk = passage.chunk
    place = describe_place(chunk.locator, language, title=chunk.title)
    scores = text(
        language,
        "knowledge.scores",
        fused=f"{passage.score:.3f}",
        dense=_score(passage.dense_score, 3),
        lexical=_score(passage.lexical_score, 1),
    )
    title = " · ".join(filter(None, (chunk.title, place)))
    console.print(f"{passage.rank}. {title}", style="bold", soft_wrap=True)
    console.print(f"   {passage.source} · {chunk.document_id}", style="dim", soft_wrap=True)
    console.print(f"   {scores}", style="dim", soft_wrap=True)
    console.print(f"{chunk.text}\n", soft_wrap=True)


def _score(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
