"""`pandu knowledge gaps link`, `reopen` and `delete`."""

from typing import Annotated

import typer

from assistant.cli.console import JsonOption, print_json, read_settings
from assistant.cli.knowledge.gaps.options import IdArgument, YesOption, gaps_help, plain_gap, say
from assistant.cli.knowledge.noting import note


def link(
    gap_id: IdArgument,
    document_id: Annotated[str, typer.Argument(help=gaps_help("document"))],
    as_json: JsonOption = False,
) -> None:
    """Name the document that answers a question; it must be one that is searched."""
    from assistant.errors import UserError
    from assistant.factory import open_gaps, open_library

    settings = read_settings()
    with open_gaps(settings) as queue:
        queue.gap(gap_id)  # a wrong id is told before the library is opened
        with open_library(settings) as library:
            if library.store.source_of(document_id) is None:
                raise UserError("knowledge.no_document", id=document_id)
        gap = queue.link(gap_id, document_id)
    note(settings, "link gap", gap.id)
    if as_json:
        print_json(plain_gap(gap))
        return
    say("linked_now", id=gap.id, document=document_id)
    say("next_try", style="dim", id=gap.id)


def reopen(gap_id: IdArgument, as_json: JsonOption = False) -> None:
    """Open a closed question again; its document stays linked."""
    from assistant.factory import open_gaps

    settings = read_settings()
    with open_gaps(settings) as queue:
        gap = queue.reopen(gap_id)
    note(settings, "reopen gap", gap.id)
    if as_json:
        print_json(plain_gap(gap))
    else:
        say("reopened", id=gap.id)


def delete(gap_id: IdArgument, yes: YesOption = False, as_json: JsonOption = False) -> None:
    """Forget a question, after asking."""
    from assistant.cli.knowledge.questions import Questions
    from assistant.factory import open_gaps

    settings = read_settings()
    with open_gaps(settings) as queue:
        gap = queue.gap(gap_id)
        Questions(yes=yes).confirm("delete", area="gaps", id=gap.id)
        queue.delete(gap.id)
    note(settings, "delete gap", gap.id)
    if as_json:
        print_json({"deleted": gap.id})
    else:
        say("deleted", id=gap.id)
