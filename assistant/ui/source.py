"""The source panel: a quote in the text around it, beside the conversation."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from assistant.conversation import AssistantLike
from assistant.errors import PanduError
from assistant.place import describe_place
from assistant.sentences import BLACKED
from assistant.strings import text as words
from assistant.types import Document, Evidence, Language
from assistant.ui.conversation import QuoteMismatchError, require_exact
from assistant.ui.head import head_of
from assistant.ui.library.page_pictures import PagePictures, page_numbers
from assistant.ui.library.page_view import page_figure
from assistant.ui.library.places import quote_address
from assistant.ui.markup import Markup, tag, with_code
from assistant.ui.quotation import marked, window
from assistant.ui.session import Session

_log = logging.getLogger(__name__)


def open_source(
    session: Session, key: str, assistant: AssistantLike, pictures: PagePictures | None = None
) -> Iterator[Markup]:
    """Render the document of the quote `key`, such as `3-1`, or why it can't be shown.

    With `pictures` the page of a PDF is shown too; while it is drawn, its text is there to read.
    """
    language = session.language
    exchange_id, number = (int(part) for part in key.split("-"))
    exchange = session.find(exchange_id)
    items = exchange.evidence if exchange else ()
    evidence = next((item for item in items if item.number == number), None)
    gone = words(language, "web.source.gone")
    if evidence is None:
        yield source_gone(exchange_id, number, gone)
        return
    try:
        document = assistant.document(evidence.passage.chunk.document_id, near=evidence.start)
        require_exact(evidence, document)
    except PanduError as error:
        message = f"{error.what(language)} {error.next_step(language)}"
        yield source_gone(exchange_id, number, message)
        return
    except (KeyError, QuoteMismatchError) as error:
        _log.error("source not shown: %s", error)
        yield source_gone(exchange_id, number, gone)
        return
    for figure in _figures(evidence, document, pictures, language):
        yield source_panel(exchange_id, evidence, document, language, figure)


def _figures(
    evidence: Evidence, document: Document, pictures: PagePictures | None, language: Language
) -> Iterator[Markup]:
    """Yield what stands above the text: nothing, or the page, which may have to be drawn first."""
    number = evidence.passage.chunk.locator.page
    if number is None or pictures is None or not page_numbers(document):
        yield Markup("")
        return
    show = partial(
        page_figure, document, number, quote=(evidence.start, evidence.end), language=language
    )
    known = pictures.known(document.id, number)
    yield show(known)
    if known is None:
        yield show(pictures.of(document.id, number))


def source_panel(
    exchange_id: int,
    evidence: Evidence,
    document: Document,
    language: Language,
    figure: Markup = Markup(""),  # noqa: B008 - it can't be changed
) -> Markup:
    """Render a quote in the text around it, below the picture of its page where there is one."""
    chunk = evidence.passage.chunk
    head = len(head_of(document))
    shown = window(document.text, evidence.start, evidence.end)
    if head <= evidence.start:
        shown = replace(shown, start=max(shown.start, head))
    where = describe_place(chunk.locator, language, title=document.title)
    quoted = marked(document, evidence.start, evidence.end, within=shown)
    text = [figure, tag("div", quoted, class_="text")]
    if shown.start > head:
        text.insert(1, tag("p", words(language, "web.source.before"), class_="cut"))
    if shown.end < len(document.text):
        text.append(tag("p", words(language, "web.source.after"), class_="cut"))
    if BLACKED in document.text[shown.start : shown.end]:
        text.append(tag("p", words(language, "web.source.blacked"), class_="cut"))
    return tag(
        "div",
        tag("h2", document.title, id="source-title", lang=document.language),
        tag("p", where, class_="where", lang=document.language) if where else "",
        tag(
            "p",
            words(language, "web.source.file", source=document.source),
            " · " if figure else "",
            _page_link(evidence, language) if figure else "",
            class_="file",
        ),
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


def _page_link(evidence: Evidence, language: Language) -> Markup:
    """Render the way to the page in the library, where the others are turned to."""
    said = words(language, "library.page.open")
    return tag("a", said, href=quote_address(evidence, language), target="_blank", rel="noopener")


def source_gone(exchange_id: int, number: int, message: str) -> Markup:
    """Render why a quote's document can't be shown."""
    return tag(
        "div",
        tag("p", with_code(message), class_="gone"),
        class_="source",
        data_key=f"{exchange_id}-{number}",
    )
