"""Renders the summary of an answer, each sentence with the quotes that carry it."""

from assistant.strings import text as words
from assistant.types import Language, Statement
from assistant.ui.cards import open_button
from assistant.ui.exchange import Exchange
from assistant.ui.glosses import Glosses
from assistant.ui.markup import Markup, escape, tag
from assistant.ui.progress import summary_id


def summary(exchange: Exchange, language: Language, glosses: Glosses) -> Markup:
    """Render the sentences with their terms explained; nothing where there are none."""
    if not exchange.statements:
        return Markup("")
    sentences = [
        _statement(exchange, statement, language, glosses) for statement in exchange.statements
    ]
    return tag(
        "section",
        tag("h3", words(language, "web.answer.summary")),
        tag("p", *_spaced(sentences), class_="sentences", lang=exchange.language),
        glosses.take(),
        tag("p", words(language, "web.answer.summary_origin"), class_="remark"),
        class_="summary",
        id=summary_id(exchange),
    )


def _statement(
    exchange: Exchange, statement: Statement, language: Language, glosses: Glosses
) -> Markup:
    text = glosses.explain(statement.text)
    titles = {item.number: item.passage.chunk.title for item in exchange.evidence}
    buttons = [
        open_button(
            exchange.id,
            number,
            str(number),
            label=words(language, "web.answer.open_label", number=number, title=titles[number]),
            class_="citation",
        )
        for number in statement.citations
        if number in titles
    ]
    return tag("span", text, Markup("&nbsp;"), *buttons, class_="statement")


def _spaced(parts: list[Markup]) -> list[str]:
    spaced: list[str] = []
    for part in parts:
        spaced += [part, escape(" ")]
    return spaced[:-1]
