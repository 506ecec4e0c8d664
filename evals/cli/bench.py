"""`pandu bench`: how fast this machine answers."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.bars import bars
from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    LangOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.errors import UserError
from assistant.files import replace_text
from assistant.strings import text


def bench(
    questions: Annotated[
        int, typer.Option("--questions", min=1, help=text(LANGUAGE, "bench.option.questions"))
    ] = 8,
    lookups: Annotated[
        int, typer.Option("--lookups", min=20, help=text(LANGUAGE, "bench.option.lookups"))
    ] = 40,
    files: Annotated[
        int, typer.Option("--files", min=1, help=text(LANGUAGE, "bench.option.files"))
    ] = 4,
    scale: Annotated[
        int, typer.Option("--scale", min=0, help=text(LANGUAGE, "bench.option.scale"))
    ] = 0,
    html: Annotated[
        Path | None, typer.Option("--html", help=text(LANGUAGE, "bench.option.html"))
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Measure and show the figures; its help is the string `cli.help.bench`."""
    from evals.bench.bench import Plan, run
    from evals.bench.page import render_bench, rows

    language = lang or interface_language()
    plan = Plan(questions=questions, lookups=lookups, files=files, largest=scale)
    with bars() as advance:
        found = run(
            read_settings(),
            plan,
            lambda stage, done, total: advance(text(language, f"bench.stage.{stage}"), done, total),
        )
    if html:
        try:
            replace_text(html, render_bench(found, language))
        except OSError as error:
            raise UserError("bench.unwritable", path=html) from error
    if as_json:
        print_json(found)
        return
    for row in rows(found, language):
        console.print(row, soft_wrap=True)
    if html:
        console.print(text(language, "bench.written", path=html.resolve()), soft_wrap=True)
