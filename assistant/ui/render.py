"""Renders a session as HTML; every word of documents, models and people is escaped text."""

from collections.abc import Sequence

from assistant.conversation.preview import describe
from assistant.network import guard
from assistant.place import describe_place
from assistant.strings import text as words
from assistant.types import Language, Passage, Statement
from assistant.ui.cards import open_button, quote_cards
from assistant.ui.exchange import Exchange
from assistant.ui.guarded_view import advice, outside, referral, refusal
from assistant.ui.handover.view import begin_button
from assistant.ui.leaving_view import leaving
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, escape, join, tag, with_code
from assistant.ui.progress import progress, summary_id
from assistant.ui.quotation import exact_text
from assistant.ui.session import Session

MARK = Markup(
    '<svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
    '<circle cx="16" cy="16" r="14"></circle><path d="M21.5 10.5 18 18l-7.5 3.5L14 14z"></path>'
    "</svg>"
)
"""The sign of Pandu, a compass."""

_SAID_HERE = frozenset({"may_be_wrong", "quotes_only"})  # notices that the page puts in own words


def header(
    language: Language,
    *,
    trainer_page: str = "",
    mask_page: str = "",
    plain_pages: Sequence[tuple[str, str]] = (),
) -> Markup:
    """Render the skip link, the name, what Pandu is, and the ways to the other pages.

    `plain_pages` are pairs of a key below `plain.way` and a path.
    """
    ways = [(words(language, f"plain.way.{name}"), path) for name, path in plain_pages]
    if mask_page:
        ways.append((words(language, "web.page.mask"), mask_page))
    links = [tag("span", tag("a", said, href=link_to(path, language))) for said, path in ways]
    if trainer_page:
        to_trainer = tag(
            "a", words(language, "web.page.trainer"), href=link_to(trainer_page, language)
        )
        links.append(tag("span", to_trainer, class_="to-trainer"))
    return join(
        [
            tag("a", words(language, "web.page.skip"), class_="skip", href="#ask-box"),
            brand("Pandu"),
            tag("p", words(language, "web.page.tagline"), class_="tagline"),
            tag(
                "p",
                tag("span", words(language, f"web.page.{_privacy()}")),
                *links,
                class_="private",
            ),
        ]
    )


def _privacy() -> str:
    return "private_shared" if guard.is_listening_elsewhere() else "private"


def brand(name: str) -> Markup:
    """Render the sign and the page's name."""
    return tag("div", MARK, tag("h1", name), class_="brand")


def welcome(language: Language, *, is_empty: bool = False, trainer_page: str = "") -> Markup:
    """Render what is shown before the first question; first of all that the library is empty."""
    return join(
        [
            _empty(language, trainer_page) if is_empty else "",
            tag("h2", words(language, "web.welcome.heading")),
            tag("p", words(language, "web.welcome.text")),
            tag("h3", words(language, "web.welcome.examples")),
        ]
    )


def _empty(language: Language, trainer_page: str) -> Markup:
    link = tag("a", words(language, "web.welcome.fill"), href=link_to(trainer_page, language))
    return tag(
        "div",
        tag("p", tag("strong", words(language, "web.welcome.empty"))),
        tag("p", words(language, "web.welcome.empty_text")),
        tag("p", link) if trainer_page else "",
        class_="empty-library",
        role="status",
    )


def notes(language: Language) -> Markup:
    """Render the note under the question box."""
    return tag("p", words(language, "web.page.caution"), class_="caution")


def conversation(session: Session) -> Markup:
    """Render all exchanges of a session, oldest first."""
    language = session.language
    return tag(
        "div",
        *(
            exchange_article(exchange, language, takes_gaps=session.takes_gaps)
            for exchange in session.shown()
        ),
        class_="conversation",
        role="region",
        aria_label=words(language, "web.page.conversation"),
        data_language=language,
        data_close=words(language, "web.source.close"),
        data_loading=words(language, "web.source.loading"),
        data_heading=words(language, "web.source.heading"),
        data_stopping=words(language, "web.progress.stopping"),
    )


def exchange_article(exchange: Exchange, language: Language, *, takes_gaps: bool = False) -> Markup:
    """Render one question with all that has come of it, and the offer to leave it."""
    return tag(
        "article",
        _question(exchange, language),
        _masked(exchange, language),
        progress(exchange, language),
        referral(exchange, language),
        _quotes(exchange, language),
        tag("div", _outcome(exchange, language), class_="outcome", aria_live="polite"),
        leaving(exchange, language) if takes_gaps else "",
        begin_button(exchange, language) if takes_gaps else "",
        class_="exchange",
        id=f"exchange-{exchange.id}",
        data_phase=exchange.phase,
        tabindex="-1",
    )


def _question(exchange: Exchange, language: Language) -> Markup:
    return tag(
        "h2",
        tag("span", words(language, "web.answer.you"), class_="eyebrow"),
        tag("span", exchange.question, class_="asked"),
        class_="question",
    )


def _masked(exchange: Exchange, language: Language) -> Markup:
    if not exchange.masked:
        return Markup("")
    line = words(language, "web.answer.masked", what=describe(exchange.masked, language))
    return tag("p", line, class_="remark was-masked")


def _quotes(exchange: Exchange, language: Language) -> Markup:
    if not exchange.evidence or exchange.insufficient:
        return Markup("")
    return tag(
        "section",
        tag("h3", words(language, _quotes_heading(exchange))),
        quote_cards(exchange.evidence, language, exchange_id=exchange.id),
        class_="quotes",
    )


def _quotes_heading(exchange: Exchange) -> str:
    referred = exchange.answer is not None and exchange.answer.status == "referred"
    return "guardrails.quotes_heading" if referred else "web.answer.quotes"


def _outcome(exchange: Exchange, language: Language) -> Markup:
    if exchange.error is not None:
        return _failure(exchange, language)
    if exchange.is_refused:
        return refusal(exchange, language)
    if exchange.insufficient:
        return _insufficient(exchange, language)
    return join(
        [
            _summary(exchange, language),
            advice(exchange, language),
            _remarks(exchange, language),
        ]
    )


def _failure(exchange: Exchange, language: Language) -> Markup:
    if exchange.error is None:
        return Markup("")
    return tag(
        "div",
        tag("p", with_code(exchange.error.what(language)), class_="what"),
        tag("p", with_code(exchange.error.next_step(language))),
        class_="failure",
        role="alert",
    )


def _insufficient(exchange: Exchange, language: Language) -> Markup:
    return tag(
        "section",
        tag("h3", words(language, "web.insufficient.heading")),
        tag("p", words(language, "web.insufficient.text")),
        outside(exchange, language),
        advice(exchange, language),
        _remarks(exchange, language),
        tag("h4", words(language, "web.insufficient.next")),
        tag(
            "ul",
            tag("li", words(language, "web.insufficient.rephrase")),
            tag("li", words(language, "web.insufficient.mentor")),
        ),
        _nearest(exchange, language),
        _looked_at(exchange, language),
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


def _looked_at(exchange: Exchange, language: Language) -> Markup:
    if not exchange.passages:
        return tag("p", words(language, "web.insufficient.looked_at_none"))
    count = len(exchange.passages)
    return tag(
        "details",
        tag("summary", words(language, "web.insufficient.looked_at", count=count)),
        tag(
            "ol", *(_passage(passage, language) for passage in exchange.passages), class_="passages"
        ),
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


def _summary(exchange: Exchange, language: Language) -> Markup:
    if not exchange.statements:
        return Markup("")
    sentences = [_statement(exchange, statement, language) for statement in exchange.statements]
    return tag(
        "section",
        tag("h3", words(language, "web.answer.summary")),
        tag("p", *_spaced(sentences), class_="sentences", lang=exchange.language),
        tag("p", words(language, "web.answer.summary_origin"), class_="remark"),
        class_="summary",
        id=summary_id(exchange),
    )


def _statement(exchange: Exchange, statement: Statement, language: Language) -> Markup:
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
    if not buttons:
        note = tag("span", words(language, "web.answer.unsupported"), class_="unsupported")
        return tag("span", statement.text, " ", note, class_="statement is-unsupported")
    return tag("span", statement.text, Markup("&nbsp;"), *buttons, class_="statement")


def _remarks(exchange: Exchange, language: Language) -> Markup:
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


def _spaced(parts: list[Markup]) -> list[str]:
    spaced: list[str] = []
    for part in parts:
        spaced += [part, escape(" ")]
    return spaced[:-1]
