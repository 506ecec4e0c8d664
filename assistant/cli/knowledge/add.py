"""`pandu knowledge add`: take files in, describe, check and sync them."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.console import (
    FAILED,
    JsonOption,
    interface_language,
    print_json,
)
from assistant.cli.knowledge.options import (
    AudienceOption,
    AuthorOption,
    IdOption,
    KindOption,
    LanguageOption,
    LicenceOption,
    SensitivityOption,
    ShelfOption,
    StatusOption,
    SummaryOption,
    TitleOption,
    TranslationOption,
    YesOption,
    option_help,
)


def add(
    files: Annotated[list[Path], typer.Argument(help=option_help("files"))],
    shelf: ShelfOption = None,
    kind: KindOption = None,
    language: LanguageOption = None,
    title: TitleOption = None,
    id: IdOption = None,
    summary: SummaryOption = None,
    audience: AudienceOption = None,
    translation_of: TranslationOption = None,
    source_title: Annotated[
        str | None, typer.Option("--source-title", help=option_help("source_title"))
    ] = None,
    source_publisher: Annotated[
        str, typer.Option("--source-publisher", help=option_help("source_publisher"))
    ] = "",
    source_link: Annotated[
        str, typer.Option("--source-link", help=option_help("source_link"))
    ] = "",
    author_role: AuthorOption = None,
    reviewed_on: Annotated[
        str | None, typer.Option("--reviewed-on", help=option_help("reviewed_on"))
    ] = None,
    review_due: Annotated[
        str | None, typer.Option("--review-due", help=option_help("review_due"))
    ] = None,
    sensitivity: SensitivityOption = "internal",
    licence: LicenceOption = "",
    status: StatusOption = "published",
    replace: Annotated[bool, typer.Option("--replace", help=option_help("replace"))] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Exit with code 1 where a file was refused; all the others are in then."""
    from assistant.cli.knowledge.adding import add_files
    from assistant.errors import UserError

    if len(files) > 1 and (title or id or translation_of):
        raise UserError("curation.one_file_only")
    options = {
        "shelf": shelf,
        "kind": kind,
        "language": language,
        "title": title,
        "id": id,
        "summary": summary,
        "audience": audience,
        "translation_of": translation_of or None,
        "source_title": source_title,
        "source_publisher": source_publisher,
        "source_link": source_link,
        "author_role": author_role,
        "reviewed_on": reviewed_on,
        "review_due": review_due,
        "sensitivity": sensitivity,
        "licence": licence,
        "status": status,
    }
    result = add_files(files, options, replace=replace, yes=yes, as_json=as_json)
    if as_json:
        print_json(result.plain(interface_language()))
    if not result.is_complete:
        raise typer.Exit(FAILED)
