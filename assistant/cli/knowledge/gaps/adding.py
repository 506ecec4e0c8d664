"""`pandu knowledge gaps add`: a question that a trainer heard and the library can't answer."""

from typing import Annotated

import typer

from assistant.cli.console import (
    JsonOption,
    interface_language,
    print_json,
    read_settings,
    stderr,
)
from assistant.cli.knowledge.gaps.options import YesOption, gaps_help, plain_gap, say
from assistant.cli.knowledge.noting import note
from assistant.strings import text


def add(
    question: Annotated[str, typer.Argument(help=gaps_help("question"))],
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show what would be kept, ask, and keep it."""
    from assistant.cli.knowledge.questions import Questions
    from assistant.errors import UserError
    from assistant.factory import open_gaps
    from assistant.language import detect_language

    if not question.strip():
        raise UserError("gaps.empty")
    language = detect_language(question) or interface_language()
    settings = read_settings()
    with open_gaps(settings) as queue:
        stderr.print(queue.preview(question, language), style="bold", soft_wrap=True)
        stderr.print(text(interface_language(), "gaps.masked_note"), soft_wrap=True)
        Questions(yes=yes).confirm("add", area="gaps")
        gap = queue.add(question, language=language, kind="noted")
    note(settings, "add gap", gap.id)
    if as_json:
        print_json(plain_gap(gap))
    else:
        say("kept", id=gap.id, question=gap.question)
