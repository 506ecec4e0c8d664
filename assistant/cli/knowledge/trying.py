"""`pandu knowledge try`: what a change of the documents does to the golden questions."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    FAILED,
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
    stderr,
)
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.curation.difference import Difference
    from assistant.trying.comparison import Comparison
    from assistant.trying.outcome import Outcome
    from assistant.trying.tryout import Stage

_STYLES = {"worse": "bold red", "better": "green", "same": "bold"}


def _help(name: str) -> str:
    return text(LANGUAGE, f"trying.help.{name}")


def try_changes(
    names: Annotated[list[str] | None, typer.Argument(help=_help("names"))] = None,
    ask_all: Annotated[bool, typer.Option("--all", help=_help("all"))] = False,
    model: Annotated[bool, typer.Option("--model", help=_help("model"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Ask before and after a sync of a copy; exit code 1 where a question got worse."""
    from assistant.cli.bars import bars
    from assistant.factory import open_tryout

    language = interface_language()
    with open_tryout(read_settings(), with_model=model) as tryout, bars() as advance:

        def on_progress(stage: "Stage", done: int, total: int) -> None:
            advance(text(language, f"trying.stage.{stage}"), done, total)

        difference = tryout.difference
        wanted = bool(names) or ask_all or not difference.is_empty
        comparisons = (
            tryout.run(names or (), ask_all=ask_all, on_progress=on_progress) if wanted else []
        )
    if as_json:
        print_json(_plain(difference, comparisons))
    else:
        for unreadable in difference.unreadable:
            stderr.print(unreadable.error.what(language), style="yellow", soft_wrap=True)
        if comparisons:
            _print(comparisons)
        else:
            key = "none" if wanted else "nothing"
            console.print(text(language, f"trying.{key}"), soft_wrap=True)
    if any(one.verdict == "worse" for one in comparisons):
        raise typer.Exit(FAILED)


def describe_outcome(outcome: "Outcome") -> str:
    """Say in words how a golden question was answered, and from where."""
    from assistant.place import describe_place

    language = interface_language()
    say = partial(text, language)
    answered = "held" if outcome.in_quotes else "held_by_summary" if outcome.in_answer else ""
    if not answered:
        answered = "not_held" if outcome.is_answered else "insufficient"
    words = say(f"trying.outcome.{answered}")
    if outcome.top is None:
        return f"{words}; {say('trying.outcome.empty')}"
    if outcome.is_first:
        return f"{words}; {say('trying.outcome.first')}"
    chunk = outcome.top.chunk
    place = describe_place(chunk.locator, language, title=chunk.title)
    top = " · ".join(filter(None, (chunk.title, place)))
    if outcome.rank is None:
        return f"{words}; {say('trying.outcome.missing', top=top)}"
    return f"{words}; {say('trying.outcome.later', rank=outcome.rank, top=top)}"


def _print(comparisons: "Sequence[Comparison]") -> None:
    language = interface_language()
    for one in comparisons:
        verdict = text(language, f"trying.verdict.{one.verdict}")
        question = f"{one.trial.golden.question} ({verdict})"
        console.print(question, style=_STYLES[one.verdict], soft_wrap=True)
        console.print(f"  {one.trial.source} · {one.trial.golden.section}", soft_wrap=True)
        before, after = describe_outcome(one.before), describe_outcome(one.after)
        lines = {"unchanged": after} if before == after else {"before": before, "after": after}
        for name, outcome in lines.items():
            words = text(language, f"trying.{name}", outcome=outcome)
            console.print(f"  {words}", soft_wrap=True)
    count = Counter(one.verdict for one in comparisons)
    console.print(
        text(
            language,
            "trying.summary",
            count=len(comparisons),
            better=count["better"],
            worse=count["worse"],
            same=count["same"],
        ),
        soft_wrap=True,
    )
    console.print(text(language, "trying.then_evals"), soft_wrap=True)


def _plain(difference: "Difference", comparisons: "Sequence[Comparison]") -> dict[str, object]:
    count = Counter(one.verdict for one in comparisons)
    return {
        "added": difference.added,
        "changed": [document.source for document in difference.changed],
        "removed": difference.removed,
        "unreadable": [one.source for one in difference.unreadable],
        "questions": [
            {
                "question": one.trial.golden.question,
                "register": one.trial.golden.tone,
                "source": one.trial.source,
                "section": one.trial.golden.section,
                "verdict": one.verdict,
                "before": plain_outcome(one.before),
                "after": plain_outcome(one.after),
            }
            for one in comparisons
        ],
        "better": count["better"],
        "worse": count["worse"],
        "same": count["same"],
    }


def plain_outcome(outcome: "Outcome") -> dict[str, object]:
    """Return an outcome for programs."""
    top = outcome.top.chunk if outcome.top else None
    return {
        "status": outcome.status,
        "rank": outcome.rank,
        "top_document": top and top.document_id,
        "top_section": top and top.locator.heading_path[-1:],
        "in_passages": outcome.in_passages,
        "in_quotes": outcome.in_quotes,
        "in_answer": outcome.in_answer,
        "cited": outcome.cited,
    }
