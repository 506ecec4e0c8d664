"""An answer as plain text with its sources, for a report or a message, and the button for it."""

from collections.abc import Iterator

from assistant.place import describe_place
from assistant.strings import text as words
from assistant.types import Evidence, Language
from assistant.ui.exchange import Exchange
from assistant.ui.markup import Markup, tag


def taking_along(exchange: Exchange, language: Language) -> Markup:
    """Render the button that copies an answer; the page's script does it, and says so beside it."""
    if not exchange.is_answered:
        return Markup("")
    return tag(
        "div",
        tag(
            "button",
            words(language, "web.answer.copy"),
            type="button",
            class_="quiet",
            data_copy=True,
            data_copied=words(language, "web.answer.copied"),
            data_failed=words(language, "web.answer.not_copied"),
        ),
        " ",
        tag("span", class_="remark copied", role="status"),
        tag("pre", with_sources(exchange, language), hidden=True),
        class_="taking-along",
    )


def with_sources(exchange: Exchange, language: Language) -> str:
    """Return the summary with its numbers, and each quote with where it stands.

    The question is left out: it may be about somebody.
    """
    return "\n\n".join(_paragraphs(exchange, language)) + "\n"


def _paragraphs(exchange: Exchange, language: Language) -> Iterator[str]:
    if exchange.statements:
        yield " ".join(
            one.text + "".join(f" [{number}]" for number in one.citations)
            for one in exchange.statements
        )
    for one in exchange.evidence:
        yield f"[{one.number}] “{one.quote}”\n{_origin(one, language)}"
    yield words(language, "web.answer.copied_from")


def _origin(evidence: Evidence, language: Language) -> str:
    chunk = evidence.passage.chunk
    place = describe_place(chunk.locator, language, title=chunk.title)
    return " · ".join(one for one in (chunk.title, place, evidence.passage.source) if one)
