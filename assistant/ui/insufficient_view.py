"""Renders that the documents don't answer a question, what was looked at, and ways on."""

from assistant.place import describe_place
from assistant.strings import text as words
from assistant.types import Language, Passage
from assistant.ui.cards import quote_cards
from assistant.ui.exchange import Exchange
from assistant.ui.guarded_view import advice, outside
from assistant.ui.markup import Markup, tag
from assistant.ui.quotation import exact_text
from assistant.ui.remarks_view import remarks


def insufficient(exchange: Exchange, language: Language) -> Markup:
    """Render it, nearest quotes included."""
    return tag(
        "section",
        tag("h3", words(language, "web.insufficient.heading")),
        tag("p", words(language, "web.insufficient.text")),
        outside(exchange, language),
        advice(exchange, language),
        remarks(exchange, language),
        tag("h4", words(language, "web.insufficient.next")),
        tag(
            "ul",
            tag("li", words(language, "web.insufficient.rephrase")),
            tag("li", words(language, "web.insufficient.mentor")),
        ),
        _nearest(exchange, language),
        looked_at(exchange, language),
        class_="plain-answer",
    )


def _nearest(exchange: Exchange, language: Language) -> Markup:
    if not exchange.evidence:
        return Markup("")
    return tag(
        "details",
        tag("summary", words(language, "web.insufficient.nearest")),
        tag("p", words(language, "web.insufficient.nearest_text")),
        quote_cards(exchange.evidence, language, exchange_id=exchange.id),
    )


def looked_at(exchange: Exchange, language: Language) -> Markup:
    """Render the passages among which sentences were chosen, folded."""
    if not exchange.passages:
        return tag("p", words(language, "web.insufficient.looked_at_none"))
    count = len(exchange.passages)
    return tag(
        "details",
        tag("summary", words(language, "web.insufficient.looked_at", count=count)),
        tag(
            "ol", *(_passage(passage, language) for passage in exchange.passages), class_="passages"
        ),
        class_="looked-at",
    )


def _passage(passage: Passage, language: Language) -> Markup:
    chunk = passage.chunk
    where = describe_place(chunk.locator, language, title=chunk.title)
    return tag(
        "li",
        tag(
            "p",
            tag("cite", chunk.title),
            tag("span", where, class_="where") if where else "",
            class_="origin",
        ),
        tag("div", exact_text(chunk.text), class_="text"),
        lang=chunk.language,
    )
