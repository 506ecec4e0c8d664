"""`pandu knowledge`: bring the documents in, list them, search them, look into one."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    FAILED,
    LANGUAGE,
    JsonOption,
    LangOption,
    console,
    interface_language,
    print_json,
    read_settings,
    stderr,
)
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.store.report import SyncReport
    from assistant.types import Language, Passage

app = typer.Typer(no_args_is_help=True)


@app.command("sync", help=text(LANGUAGE, "knowledge.help.sync"))
def sync(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help=text(LANGUAGE, "knowledge.help.rebuild"))
    ] = False,
    re_embed: Annotated[
        bool, typer.Option("--re-embed", help=text(LANGUAGE, "knowledge.help.re_embed"))
    ] = False,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help=text(LANGUAGE, "knowledge.help.allow_empty"))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Exit with code 1 where a file failed; all the others are in then."""
    from assistant.cli.sync_bar import SyncBar
    from assistant.factory import open_library

    settings = read_settings()
    folder = settings.paths.knowledge
    with open_library(settings, adopt_embedder=re_embed) as library:
        with SyncBar(interface_language()) if not as_json else nullcontext() as bar:
            report = library.synchronizer.sync(folder, progress=bar, allow_empty=allow_empty)
            if rebuild:
                library.store.rebuild()
        counts = library.store.counts()
    if as_json:
        print_json({**_plain_report(report), "counts": counts})
    else:
        _print_report(report, interface_language())
        console.print(
            text(
                interface_language(),
                "knowledge.total",
                documents=counts.documents,
                chunks=counts.chunks,
            )
        )
    if report.failed:
        raise typer.Exit(FAILED)


@app.command("list", help=text(LANGUAGE, "knowledge.help.list"))
def list_documents(as_json: JsonOption = False) -> None:
    """One line a document, then the files without one."""
    from assistant.factory import open_library

    language = interface_language()
    with open_library(read_settings()) as library:
        documents = library.store.documents()
        files = library.store.files()
    if as_json:
        print_json([_summary(document) for document in documents])
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


@app.command("search", help=text(LANGUAGE, "knowledge.help.search"))
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


@app.command("show", help=text(LANGUAGE, "knowledge.help.show"))
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
        print_json({**_summary(document), "meta": document.meta, "chunks": chunks})
        return
    console.print(document.title, style="bold", soft_wrap=True)
    console.print(f"{document.id} · {document.language} · {document.source}", soft_wrap=True)
    for notice in document.notices:
        console.print(notice_text(notice, language), style="yellow", soft_wrap=True)
    for number, chunk in enumerate(chunks, start=1):
        place = describe_place(chunk.locator, language, title=chunk.title)
        console.print(f"\n[{number}] {place} ({chunk.start}–{chunk.end})", style="dim")
        console.print(chunk.text, soft_wrap=True)


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


def _print_report(report: "SyncReport", language: "Language") -> None:
    from assistant.documents.notices import notice_text

    for name in ("added", "changed", "removed", "unpublished", "ignored"):
        sources = getattr(report, name)
        if sources:
            console.print(text(language, f"knowledge.{name}_files", count=len(sources)))
            console.print("\n".join(f"  {source}" for source in sources), soft_wrap=True)
    for rename in report.renamed:
        words = text(language, "knowledge.renamed_file", old=rename.old, new=rename.new)
        console.print(words, soft_wrap=True)
    if report.unchanged:
        console.print(text(language, "knowledge.unchanged_files", count=report.unchanged))
    for notice in report.notices:
        words = notice_text(notice.key, language)
        console.print(f"{notice.source}: {words}", style="yellow", soft_wrap=True)
    for failure in report.failed:
        stderr.print(failure.error.what(language), style="bold red", soft_wrap=True)
        stderr.print(f"  {failure.error.next_step(language)}", soft_wrap=True)
        if failure.kept:
            stderr.print(f"  {text(language, 'knowledge.kept')}", soft_wrap=True)


def _plain_report(report: "SyncReport") -> dict[str, object]:
    import dataclasses

    fields = {item.name: getattr(report, item.name) for item in dataclasses.fields(report)}
    fields["failed"] = [
        {
            "source": failure.source,
            "key": failure.error.key,
            "what": failure.error.what(interface_language()),
            "kept": failure.kept,
        }
        for failure in report.failed
    ]
    return fields


def _summary(document: object) -> dict[str, object]:
    names = ("id", "title", "language", "source", "sha256", "notices")
    return {name: getattr(document, name) for name in names}
