"""Renders the answer that was left beside a question: what Pandu wrote, and what it quoted."""

from collections.abc import Mapping

from assistant.gaps.gap import Gap
from assistant.gaps.seen import Cited
from assistant.types import Document, Language
from assistant.ui.markup import Markup, tag
from assistant.ui.trainer.parts import button, say


def seen_section(gap: Gap, documents: Mapping[str, Document], language: Language) -> Markup:
    """Render the answer, with a way to read each document; nothing where none was left."""
    if gap.seen is None:
        return Markup("")
    said = tag("blockquote", gap.seen.text, lang=gap.language) if gap.seen.text else ""
    return tag(
        "details",
        tag("summary", say(language, "queue.seen")),
        said or tag("p", say(language, "queue.seen_only_quotes"), class_="remark"),
        tag("ul", *(_cited(one, documents, language) for one in gap.seen.cited), class_="plain"),
        class_="seen",
    )


def _cited(one: Cited, documents: Mapping[str, Document], language: Language) -> Markup:
    document = documents.get(one.document_id)
    if document is None:
        gone = say(language, "queue.seen_gone")
        named = tag("span", f"{one.document_id} ({gone})")
    else:
        label = say(language, "queue.seen_read", title=document.title)
        named = button(label, "read", document.source, class_="link")
    place = f" · {one.place}" if one.place else ""
    return tag("li", named, tag("span", place, class_="remark"))
