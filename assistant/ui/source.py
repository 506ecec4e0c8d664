"""The source panel: a quote in the text around it, beside the conversation."""

import logging

from assistant.conversation import AssistantLike
from assistant.errors import PanduError
from assistant.place import describe_place
from assistant.sentences import BLACKED
from assistant.strings import text as words
from assistant.types import Document, Evidence, Language
from assistant.ui.conversation import QuoteMismatchError, require_exact
from assistant.ui.markup import Markup, tag, with_code
from assistant.ui.quotation import marked, window
from assistant.ui.session import Session

_log = logging.getLogger(__name__)


def open_source(session: Session, key: str, assistant: AssistantLike) -> Markup:
    """Render the document of the quote `key`, such as `3-1`, or why it can't be shown."""
    language = session.language
    exchange_id, number = (int(part) for part in key.split("-"))
    exchange = session.find(exchange_id)
    items = exchange.evidence if exchange else ()
    evidence = next((item for item in items if item.number == number), None)
    gone = words(language, "web.source.gone")
    if evidence is None:
        return source_gone(exchange_id, number, gone)
    try:
        document = assistant.document(evidence.passage.chunk.document_id, near=evidence.start)
        require_exact(evidence, document)
    except PanduError as error:
        message = f"{error.what(language)} {error.next_step(language)}"
        return source_gone(exchange_id, number, message)
    except (KeyError, QuoteMismatchError) as error:
        _log.error("source not shown: %s", error)
        return source_gone(exchange_id, number, gone)
    return source_panel(exchange_id, evidence, document, language)


def source_panel(
    exchange_id: int, evidence: Evidence, document: Document, language: Language
) -> Markup:
    """Render a quote in the text around it."""
    chunk = evidence.passage.chunk
    shown = window(document.text, evidence.start, evidence.end)
    where = describe_place(chunk.locator, language, title=document.title)
    text = [tag("div", marked(document, evidence.start, evidence.end), class_="text")]
    if shown.start > 0:
        text.insert(0, tag("p", words(language, "web.source.before"), class_="cut"))
    if shown.end < len(document.text):
        text.append(tag("p", words(language, "web.source.after"), class_="cut"))
    if BLACKED in document.text[shown.start : shown.end]:
        text.append(tag("p", words(language, "web.source.blacked"), class_="cut"))
    return tag(
        "div",
        tag("h2", document.title, id="source-title", lang=document.language),
        tag("p", where, class_="where", lang=document.language) if where else "",
        tag("p", words(language, "web.source.file", source=document.source), class_="file"),
        tag(
            "div",
            *text,
            class_="document",
            lang=document.language,
            role="region",
            aria_labelledby="source-title",
            tabindex="0",  # it scrolls, by keyboard too
        ),
        class_="source",
        data_key=f"{exchange_id}-{evidence.number}",
    )


def source_gone(exchange_id: int, number: int, message: str) -> Markup:
    """Render why a quote's document can't be shown."""
    return tag(
        "div",
        tag("p", with_code(message), class_="gone"),
        class_="source",
        data_key=f"{exchange_id}-{number}",
    )
