"""Renders the questions that were left for a trainer, and what can be done with each."""

from collections.abc import Mapping, Sequence

from assistant.days import day_text
from assistant.gaps.gap import Gap
from assistant.strings import text as words
from assistant.types import Document, Language
from assistant.ui.cards import quote_cards
from assistant.ui.handover.brief import Brief
from assistant.ui.handover.view import begin_form
from assistant.ui.markup import Markup, join, tag
from assistant.ui.trainer.desk import Attempt
from assistant.ui.trainer.gap_queue import Queue
from assistant.ui.trainer.parts import Choice, button, form, say, select, submit
from assistant.ui.trainer.seen_view import seen_section


def queue_section(queue: Queue, attempt: Attempt | None, language: Language) -> Markup:
    """Render the open questions by groups, and the closed ones below."""
    documents = {document.id: document for document in queue.documents}
    nothing = tag("p", say(language, "queue.none"), class_="remark")
    return join(
        [
            tag("p", say(language, "queue.text")),
            *(
                _group(number, group, documents, attempt, language)
                for number, group in enumerate(queue.groups)
            ),
            "" if queue.groups else nothing,
            _closed(queue.closed, documents, language),
        ]
    )


def _group(
    number: int,
    group: Sequence[Gap],
    documents: Mapping[str, Document],
    attempt: Attempt | None,
    language: Language,
) -> Markup:
    heading = say(language, "queue.alike", count=len(group)) if len(group) > 1 else ""
    linked = {gap.document_id for gap in group if gap.document_id is not None}
    chosen = linked.pop() if len(linked) == 1 else ""
    choices: list[Choice] = [
        ("", say(language, "queue.choose")),
        *((one.id, one.title) for one in documents.values()),
    ]
    linking = form(
        "link",
        tag("h4", heading) if heading else "",
        tag(
            "ul",
            *(_gap(gap, documents, attempt, language) for gap in group),
            class_="gaps",
        ),
        select(
            "document",
            say(language, "queue.document"),
            choices,
            chosen,
            id=f"gap-document-{number}",
        ),
        tag(
            "p",
            submit(say(language, "queue.link"), class_="quiet"),
            submit(say(language, "queue.close"), class_="quiet", name="act", value="close_gap"),
            tag("span", say(language, "queue.close_hint"), class_="remark"),
            class_="choices",
        ),
        class_="gap-group",
    )
    # No form may stand within another: buttons in the group name theirs.
    return join([linking, *(_handing_on(gap, language) for gap in group)])


def _handing_on(gap: Gap, language: Language) -> Markup:
    return begin_form(Brief(question=gap.question), language, id=f"hand-on-{gap.id}")


def _gap(
    gap: Gap,
    documents: Mapping[str, Document],
    attempt: Attempt | None,
    language: Language,
) -> Markup:
    box = f"gap-{gap.id}"
    return tag(
        "li",
        tag(
            "label",
            tag("input", type="checkbox", name="gap", value=gap.id, checked=True, id=box),
            tag("span", gap.question, class_="asked", lang=gap.language),
            for_=box,
            class_="ticked",
        ),
        tag("p", " · ".join(_facts(gap, documents, language)), class_="remark"),
        seen_section(gap, documents, language),
        tag(
            "p",
            button(
                say(language, "queue.try"),
                "try_again",
                gap.id,
                slow=True,
                aria_label=say(language, "queue.try_label", code=gap.id),
            ),
            submit(
                words(language, "handover.begin"),
                class_="quiet",
                form=f"hand-on-{gap.id}",
                aria_label=say(language, "queue.hand_on_label", code=gap.id),
            ),
            tag("span", words(language, "handover.new_tab"), class_="remark"),
            class_="choices",
        ),
        _delete(gap, language),
        _attempt(attempt, language) if attempt is not None and attempt.code == gap.id else "",
    )


def _facts(gap: Gap, documents: Mapping[str, Document], language: Language) -> list[str]:
    facts = [gap.id, day_text(gap.asked_on, language), words(language, f"gaps.kind.{gap.kind}")]
    if gap.document_id is not None:
        linked = documents.get(gap.document_id)
        title = linked.title if linked is not None else gap.document_id
        facts.append(say(language, "queue.linked_to", title=title))
    return facts


def _delete(gap: Gap, language: Language) -> Markup:
    """Render a deletion in two steps, for it can't be undone."""
    return tag(
        "details",
        tag("summary", say(language, "queue.delete")),
        tag("p", say(language, "queue.delete_text"), class_="remark"),
        button(
            say(language, "queue.delete_now"),
            "delete_gap",
            gap.id,
            class_="danger",
            aria_label=say(language, "queue.delete_label", code=gap.id),
        ),
        class_="delete",
    )


def _attempt(attempt: Attempt, language: Language) -> Markup:
    return tag(
        "section",
        tag("h4", say(language, f"queue.tried_{attempt.status}")),
        quote_cards(attempt.evidence, language) if attempt.evidence else "",
        class_="attempt",
        id=f"attempt-{attempt.code}",
        tabindex="-1",
    )


def _closed(closed: Sequence[Gap], documents: Mapping[str, Document], language: Language) -> Markup:
    if not closed:
        return Markup("")
    items = [
        tag(
            "li",
            tag("span", gap.question, class_="asked", lang=gap.language),
            tag("span", " · ".join(_facts(gap, documents, language)), class_="remark"),
            seen_section(gap, documents, language),
            tag(
                "p",
                button(
                    say(language, "queue.reopen"),
                    "reopen_gap",
                    gap.id,
                    aria_label=say(language, "queue.reopen_label", code=gap.id),
                ),
                class_="choices",
            ),
            _delete(gap, language),
        )
        for gap in closed
    ]
    return tag(
        "details",
        tag("summary", say(language, "queue.closed", count=len(closed))),
        tag("ul", *items, class_="gaps"),
        class_="to-do",
    )
