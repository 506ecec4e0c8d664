"""Renders quotes as cards, each with its document and place."""

from collections.abc import Sequence

from assistant.place import describe_place
from assistant.strings import text as words
from assistant.types import Evidence, Language
from assistant.ui.library.places import quote_address
from assistant.ui.markup import Markup, tag
from assistant.ui.quotation import exact_text


def quote_cards(
    evidence: Sequence[Evidence], language: Language, *, exchange_id: int | None = None
) -> Markup:
    """Render quotes in their order; with an exchange's id each can be opened in its document."""
    cards = [_card(item, language, exchange_id) for item in evidence]
    return tag("ol", *cards, class_="cards")


def open_button(exchange_id: int, number: int, text: str, *, label: str, class_: str) -> Markup:
    """Render the button that opens a quote in its document."""
    return tag(
        "button",
        text,
        type="button",
        class_=class_,
        aria_label=label,
        aria_haspopup="dialog",
        data_open=f"{exchange_id}-{number}",
    )


def _card(evidence: Evidence, language: Language, exchange_id: int | None) -> Markup:
    chunk = evidence.passage.chunk
    where = describe_place(chunk.locator, language, title=chunk.title)
    number = evidence.number
    return tag(
        "li",
        tag(
            "span",
            str(number),
            class_="number",
            role="img",
            aria_label=words(language, "web.answer.quote", number=number),
        ),
        tag("blockquote", exact_text(evidence.quote), lang=chunk.language),
        tag(
            "p",
            tag("cite", chunk.title, lang=chunk.language),
            tag("span", where, class_="where", lang=chunk.language) if where else "",
            _in_library(evidence, language),
            class_="origin",
        ),
        ""
        if exchange_id is None
        else open_button(
            exchange_id,
            number,
            words(language, "web.answer.open"),
            label=words(language, "web.answer.open_label", number=number, title=chunk.title),
            class_="open",
        ),
        class_="card",
        id=None if exchange_id is None else f"quote-{exchange_id}-{number}",
    )


def _in_library(evidence: Evidence, language: Language) -> Markup:
    """Render the way to the whole document; beside the conversation, which leaving would end."""
    title = evidence.passage.chunk.title
    return tag(
        "a",
        words(language, "web.answer.in_library"),
        href=quote_address(evidence, language),
        target="_blank",
        rel="noopener",
        aria_label=words(language, "web.answer.in_library_label", title=title),
        class_="in-library",
    )
