"""Renders what is to be known of an answer besides itself."""

from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.exchange import Exchange
from assistant.ui.markup import Markup, join, tag

_SAID_HERE = frozenset({"may_be_wrong", "quotes_only"})  # notices that the page puts in own words


def remarks(exchange: Exchange, language: Language) -> Markup:
    """Render one line for each."""
    return join(tag("p", line, class_="remark") for line in _remark_lines(exchange, language))


def _remark_lines(exchange: Exchange, language: Language) -> list[str]:
    lines = []
    if exchange.withheld:
        lines.append(words(language, "web.answer.withheld", count=exchange.withheld))
    if exchange.phase == "stopped":
        key = "stopped" if exchange.evidence else "stopped_early"
        lines.append(words(language, f"web.answer.{key}"))
    if exchange.is_answered and not exchange.statements:
        lines.append(words(language, f"web.answer.{_why_no_summary(exchange)}"))
    notices = exchange.answer.notices if exchange.answer else ()
    lines += [words(language, f"answer.{key}") for key in notices if key not in _SAID_HERE]
    return lines


def _why_no_summary(exchange: Exchange) -> str:
    if exchange.passages_only:
        return "passages_only"
    has_model = exchange.answer is not None and exchange.answer.versions.generator is not None
    return "quotes_alone" if has_model else "no_model"
