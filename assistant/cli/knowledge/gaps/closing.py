"""`pandu knowledge gaps close`: close a question, or its whole group, once it is answered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    JsonOption,
    interface_language,
    print_json,
    read_settings,
    stderr,
)
from assistant.cli.knowledge.gaps.options import IdArgument, YesOption, gaps_help, plain_gap, say
from assistant.cli.knowledge.noting import note
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.gaps.gap import Gap
    from assistant.pipeline import Assistant
    from assistant.settings import Settings
    from assistant.types import Document


def close(
    gap_id: IdArgument,
    group: Annotated[bool, typer.Option("--group", help=gaps_help("group"))] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Ask each question again; where it is not answered from its document, ask whether to go on."""
    from assistant.cli.knowledge.questions import Questions
    from assistant.errors import UserError
    from assistant.factory import open_gaps

    settings = read_settings()
    with open_gaps(settings) as queue:
        gap = queue.gap(gap_id)
        if gap.document_id is None:
            raise UserError("gaps.not_linked", id=gap.id)
        gaps = [gap]
        if group:
            gaps = _group_of(gap, queue.gaps(status="open"), settings)
        gaps = [one for one in gaps if one.status == "open"]
        doubts = _doubts(gaps, settings) if gaps else []
        for doubt in doubts:
            stderr.print(doubt, style="yellow", soft_wrap=True)
        if doubts:
            Questions(yes=yes).confirm("close", area="gaps")
        for one in gaps:
            queue.link(one.id, str(one.document_id))
            queue.close_gap(one.id)
            note(settings, "close gap", one.id)
        closed = [queue.gap(one.id) for one in gaps or [gap]]
    if as_json:
        print_json([plain_gap(one) for one in closed])
        return
    for one in closed:
        say("closed", id=one.id, document=one.document_id)


def _group_of(gap: "Gap", open_gaps: "Sequence[Gap]", settings: "Settings") -> "list[Gap]":
    """Return the open gaps of a gap's group, each with its own document or else with the gap's."""
    from assistant.factory import load_embedder
    from assistant.gaps.grouping import group_questions

    groups = group_questions(open_gaps, load_embedder(settings))
    mine = next((group for group in groups if gap in group), [gap])
    return [replace(one, document_id=one.document_id or gap.document_id) for one in mine]


def _doubts(gaps: "Sequence[Gap]", settings: "Settings") -> list[str]:
    """Ask the questions, and say of which the quotes are missing or not from their document."""
    from assistant.factory import open_assistant

    with open_assistant(settings, passages_only=True) as assistant:
        return [doubt for gap in gaps if (doubt := _doubt(gap, assistant))]


def _doubt(gap: "Gap", assistant: "Assistant") -> str:
    answer = assistant.ask(gap.question, fallback_language=gap.language, passages_only=True)
    cited = {citation.document_id for citation in answer.citations}
    values = {"id": gap.id, "question": gap.question}
    if answer.status != "answered":
        return text(interface_language(), "gaps.doubt.unanswered", **values)
    try:
        linked = _origin(assistant.document(str(gap.document_id)))
    except KeyError:  # it was there when it was linked
        linked = str(gap.document_id)
    if linked in {_origin(assistant.document(name)) for name in cited}:
        return ""
    return text(
        interface_language(),
        "gaps.doubt.elsewhere",
        cited=", ".join(sorted(cited)),
        document=gap.document_id,
        **values,
    )


def _origin(document: "Document") -> str:
    """Return the document that this one translates, or itself: a translation answers as well."""
    return document.meta.get("translation_of") or document.id
