"""`pandu redact`: masks files and texts, or shows first what it would do."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.cli.console import LANGUAGE, JsonOption, LangOption, read_settings, reporting_errors
from assistant.strings import text


def _help(name: str) -> str:
    return text(LANGUAGE, f"masking.cli.{name}")


def redact(
    files: Annotated[list[Path] | None, typer.Argument(help=_help("file"))] = None,
    words: Annotated[str | None, typer.Option("--text", help=_help("text"))] = None,
    plan: Annotated[Path | None, typer.Option("--plan", help=_help("plan"))] = None,
    column: Annotated[list[str] | None, typer.Option("--column", help=_help("column"))] = None,
    also: Annotated[list[str] | None, typer.Option("--also", help=_help("also"))] = None,
    allow: Annotated[list[str] | None, typer.Option("--allow", help=_help("allow"))] = None,
    group: Annotated[list[str] | None, typer.Option("--group", help=_help("group"))] = None,
    key: Annotated[Path | None, typer.Option("--key", help=_help("key"))] = None,
    method: Annotated[
        Literal["hmac", "codes"] | None, typer.Option("--method", help=_help("method"))
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help=_help("out"))] = None,
    review: Annotated[bool, typer.Option("--review", help=_help("review"))] = False,
    restore: Annotated[bool, typer.Option("--restore", help=_help("restore"))] = False,
    force: Annotated[bool, typer.Option("--force", help=_help("force"))] = False,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Mask files or a text; its help is the string `cli.help.redact`."""
    from assistant.cli.redacting import make_order, redact_files, redact_text, restore_file
    from assistant.documents import Limits
    from assistant.errors import UserError
    from assistant.factory import load_redactor

    language = lang or LANGUAGE
    with reporting_errors(language):
        settings = read_settings()
        order = make_order(
            language=language,
            detect=load_redactor(settings).detect,
            plan=plan,
            columns=column or (),
            also=also or (),
            allow=allow or (),
            groups=group or (),
            key=key,
            method=method,
            out=out,
            limits=Limits(**settings.documents.model_dump()),
            force=force,
            review=review,
            as_json=as_json,
        )
        given = list(files or ())
        if words is None and given == [Path("-")]:
            words, given = "-", []
        if restore:
            restore_file(given, order)
        elif words is not None:
            redact_text(sys.stdin.read() if words == "-" else words, order)
        elif given:
            redact_files(given, order)
        else:
            raise UserError("masking.nothing")
