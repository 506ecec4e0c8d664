"""Renders a session as HTML; every word of documents, models and people is escaped text."""

from assistant.conversation.preview import describe
from assistant.library.glossary import Term
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.cards import quote_cards
from assistant.ui.drawn import Drawn
from assistant.ui.exchange import Exchange
from assistant.ui.glosses import Glosses
from assistant.ui.guarded_view import advice, referral, refusal
from assistant.ui.handover.view import begin_button
from assistant.ui.insufficient_view import insufficient, looked_at
from assistant.ui.leaving_view import leaving
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.progress import progress
from assistant.ui.remarks_view import remarks
from assistant.ui.session import Session
from assistant.ui.summary_view import summary
from assistant.ui.taking_along import taking_along


def conversation(session: Session, terms: tuple[Term, ...] = ()) -> tuple[Markup, Markup]:
    """Render a session's earlier exchanges, oldest first, and its newest one.

    They are two, because only the newest one changes while it is answered: what is sent and laid
    out anew with each step then stays as small as one answer. `terms` of the glossary are
    explained.
    """
    language = session.language
    drawn = session.drawn  # taken first: what is forgotten meanwhile goes with it
    exchanges = session.shown()
    drawn.keep([exchange.id for exchange in exchanges])
    articles = [_article(session, exchange, terms, drawn) for exchange in exchanges]
    return _earlier(articles[:-1], language), tag(
        "div",
        *articles[-1:],
        class_="conversation goes-on" if articles[:-1] else "conversation",
        role="region",
        aria_label=words(language, "web.page.conversation"),
        data_language=language,
        data_title=words(language, "web.page.title"),
        data_close=words(language, "web.source.close"),
        data_loading=words(language, "web.source.loading"),
        data_heading=words(language, "web.source.heading"),
        data_stopping=words(language, "web.progress.stopping"),
    )


def _earlier(articles: list[Markup], language: Language) -> Markup:
    if not articles:
        return join([])
    label = words(language, "web.page.earlier")
    return tag("div", *articles, class_="conversation", role="region", aria_label=label)


def _article(session: Session, exchange: Exchange, terms: tuple[Term, ...], drawn: Drawn) -> Markup:
    language, is_spoken = session.language, session.is_spoken(exchange.id)
    return drawn.article(
        exchange,
        (language, is_spoken, session.takes_gaps, terms),
        lambda: exchange_article(
            exchange,
            language,
            takes_gaps=session.takes_gaps,
            terms=terms,
            now=session.clock(),
            is_spoken=is_spoken,
        ),
    )


def exchange_article(
    exchange: Exchange,
    language: Language,
    *,
    takes_gaps: bool = False,
    terms: tuple[Term, ...] = (),
    now: float = 0.0,
    is_spoken: bool = True,
) -> Markup:
    """Render one question with all that has come of it, and the offer to leave it.

    `now` is in seconds since the epoch; one that `is_spoken` is told to a screen reader as it
    changes.
    """
    glosses = Glosses(terms, language, prefix=f"istilah-{exchange.id}")
    outcome = _outcome(exchange, language, glosses, is_spoken=is_spoken)
    return tag(
        "article",
        _question(exchange, language),
        _masked(exchange, language),
        progress(exchange, language, now=now),
        referral(exchange, language, is_spoken=is_spoken),
        _quotes(exchange, language),
        tag("div", outcome, class_="outcome", aria_live="polite" if is_spoken else None),
        _terms_in_quotes(exchange, language, glosses),
        looked_at(exchange, language) if exchange.is_answered else "",
        taking_along(exchange, language),
        leaving(exchange, language) if takes_gaps else "",
        begin_button(exchange, language) if takes_gaps else "",
        class_="exchange",
        id=f"exchange-{exchange.id}",
        aria_labelledby=_question_id(exchange),
        data_phase=exchange.phase,
        tabindex="-1",
    )


def _question(exchange: Exchange, language: Language) -> Markup:
    return tag(
        "h2",
        tag("span", words(language, "web.answer.you"), class_="eyebrow"),
        tag("span", exchange.question, class_="asked"),
        class_="question",
        id=_question_id(exchange),
    )


def _question_id(exchange: Exchange) -> str:
    return f"question-{exchange.id}"


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
        _sureness(exchange, language),
        quote_cards(exchange.evidence, language, exchange_id=exchange.id),
        class_="quotes",
    )


def _sureness(exchange: Exchange, language: Language) -> Markup:
    if not exchange.sureness:
        return Markup("")
    return tag("p", words(language, f"answer.{exchange.sureness}"), class_="remark sureness")


def _quotes_heading(exchange: Exchange) -> str:
    referred = exchange.answer is not None and exchange.answer.status == "referred"
    return "guardrails.quotes_heading" if referred else "web.answer.quotes"


def _outcome(
    exchange: Exchange, language: Language, glosses: Glosses, *, is_spoken: bool
) -> Markup:
    if exchange.error is not None:
        return _failure(exchange, language, is_spoken=is_spoken)
    if exchange.is_refused:
        return refusal(exchange, language)
    if exchange.insufficient:
        return insufficient(exchange, language)
    return join(
        [
            summary(exchange, language, glosses),
            advice(exchange, language),
            remarks(exchange, language),
        ]
    )


def _failure(exchange: Exchange, language: Language, *, is_spoken: bool) -> Markup:
    if exchange.error is None:
        return Markup("")
    return tag(
        "div",
        tag("p", with_code(exchange.error.what(language)), class_="what"),
        tag("p", with_code(exchange.error.next_step(language))),
        class_="failure",
        role="alert" if is_spoken else None,
    )


def _terms_in_quotes(exchange: Exchange, language: Language, glosses: Glosses) -> Markup:
    """Render the terms of the quotes; in the quotes themselves nothing is changed."""
    if not exchange.is_answered:
        return Markup("")
    terms = glosses.new_in("\n".join(one.quote for one in exchange.evidence))
    if not terms:
        return Markup("")
    said = words(language, "library.term.in_quotes")
    items = [tag("li", glosses.button(one, one.name(language))) for one in terms]
    return tag(
        "div",
        tag("span", said, class_="remark"),
        tag("ul", *items, aria_label=said),
        glosses.take(),
        class_="terms-in-quotes",
    )
