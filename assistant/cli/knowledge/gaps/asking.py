"""`pandu knowledge gaps try`: ask a question of the queue once more."""

from typing import Annotated

import typer

from assistant.cli.console import JsonOption, console, print_json, read_settings
from assistant.cli.knowledge.gaps.options import IdArgument, gaps_help, plain_gap, say
from assistant.types import AnswerReady


def try_again(
    gap_id: IdArgument,
    passages_only: Annotated[
        bool, typer.Option("--passages-only/--model", help=gaps_help("passages_only"))
    ] = True,
    as_json: JsonOption = False,
) -> None:
    """Show the quotes that there are now, or that there are still none."""
    from assistant.cli.ask import Reader
    from assistant.factory import open_assistant, open_gaps

    settings = read_settings()
    with open_gaps(settings) as queue:
        gap = queue.gap(gap_id)
    with open_assistant(settings, passages_only=passages_only) as assistant:
        events = assistant.stream(
            gap.question, fallback_language=gap.language, passages_only=passages_only
        )
        if as_json:
            answer = next(event.answer for event in events if isinstance(event, AnswerReady))
            print_json({"gap": plain_gap(gap), "answer": answer})
            return
        console.print(f"{gap.id}  {gap.question}", style="bold", soft_wrap=True)
        reader = Reader()
        for event in events:
            reader.show(event)
            if isinstance(event, AnswerReady):
                answer = event.answer
    if answer.status != "answered" or gap.document_id is None:
        say("next_link", style="dim", id=gap.id)
    elif gap.status == "open":
        say("next_close", style="dim", id=gap.id)
