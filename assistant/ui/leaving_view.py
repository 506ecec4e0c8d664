"""Renders the offer to leave a question for a trainer, and the questions answered since."""

from collections.abc import Sequence
from typing import get_args

from assistant.gaps.gap import Complaint
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.exchange import Exchange, Offer
from assistant.ui.leaving import WITH_ANSWER, AnsweredGap
from assistant.ui.markup import Markup, join, tag, with_code

_OF_A_REPLY = ("not_helpful", "harmful")  # where nothing is quoted as the answer


def leaving(exchange: Exchange, language: Language) -> Markup:
    """Render what can be said of a finished question: whether it helped, and the offer."""
    parts = []
    if exchange.offer is not None:
        parts.append(_offer(exchange, exchange.offer, language))
    parts.append(_verdict(exchange, language))
    if not any(parts):
        return Markup("")
    return tag("div", *parts, class_="leaving", id=f"leaving-{exchange.id}", tabindex="-1")


def answered_notice(answered: Sequence[AnsweredGap], language: Language) -> Markup:
    """Render one line that opens the list of questions answered of late."""
    if not answered:
        return Markup("")
    return tag(
        "section",
        tag(
            "details",
            tag("summary", words(language, "web.gap.answered", count=len(answered))),
            tag("ul", *(_answered(one, language) for one in answered)),
        ),
        tag(
            "button",
            words(language, "web.gap.dismiss"),
            type="button",
            class_="quiet",
            data_act="dismiss",
            aria_label=words(language, "web.gap.dismiss_label"),
        ),
        class_="answered",
    )


def _answered(one: AnsweredGap, language: Language) -> Markup:
    return tag(
        "li",
        tag("p", one.gap.question, class_="asked", lang=one.gap.language),
        tag(
            "p",
            tag("span", words(language, "web.gap.answered_in", code=one.gap.id)),
            tag("cite", one.title),
            class_="origin",
        ),
        tag(
            "button",
            words(language, "web.gap.again"),
            type="button",
            class_="open",
            data_act="again",
            data_value=one.gap.id,
            aria_label=words(language, "web.gap.again_label", code=one.gap.id),
        ),
    )


def _verdict(exchange: Exchange, language: Language) -> Markup:
    """Render what can be said of a reply; until something is kept, one may change one's mind."""
    if not exchange.has_reply or _is_settled(exchange.offer):
        return Markup("")
    if not exchange.is_answered:
        return _choices(exchange, "is_it_wrong", _OF_A_REPLY, language)
    if exchange.verdict != "helpful":
        return _choices(exchange, "did_it_help", ("helpful", *get_args(Complaint)), language)
    thanks = tag("p", words(language, "web.gap.thanks"), class_="remark", role="status")
    return join([thanks, _choices(exchange, "changed", get_args(Complaint), language)])


def _is_settled(offer: Offer | None) -> bool:
    """Say whether a question was kept, or is being looked at before it is."""
    if offer is None:
        return False
    return offer.state == "kept" or (offer.state == "open" and offer.kind != "insufficient")


def _choices(exchange: Exchange, asked: str, verdicts: Sequence[str], language: Language) -> Markup:
    label = {} if exchange.is_answered else {"not_helpful": "mistaken"}
    return tag(
        "p",
        tag("span", words(language, f"web.gap.{asked}"), class_="remark"),
        *(
            _button(
                exchange,
                verdict,
                words(language, f"web.gap.{label.get(verdict, verdict)}"),
                class_="quiet",
            )
            for verdict in verdicts
        ),
        class_="verdict",
    )


def _offer(exchange: Exchange, offer: Offer, language: Language) -> Markup:
    match offer.state:
        case "kept":
            return _kept(offer, language)
        case "declined":
            return tag("p", words(language, "web.gap.declined"), class_="remark", role="status")
        case "failed":
            return _error(offer, language)
        case "open":
            return _question(exchange, offer, language)


def _question(exchange: Exchange, offer: Offer, language: Language) -> Markup:
    title = f"leaving-title-{exchange.id}"
    return tag(
        "section",
        tag("h4", words(language, "web.gap.heading"), id=title),
        tag("p", words(language, f"web.gap.why_{offer.kind}")),
        tag("p", words(language, "web.gap.kept_words"), class_="eyebrow"),
        tag("blockquote", offer.masked, lang=exchange.language),
        _with_answer(exchange, offer, language) if offer.kind in WITH_ANSWER else "",
        tag(
            "ul",
            *(tag("li", words(language, f"web.gap.{name}")) for name in _terms(offer)),
            class_="terms",
        ),
        _error(offer, language),
        tag(
            "p",
            _button(exchange, "keep", words(language, "web.gap.agree"), class_="primary"),
            _button(exchange, "decline", words(language, "web.gap.decline"), class_="quiet"),
            class_="choices",
        ),
        class_="offer",
        aria_labelledby=title,
    )


def _terms(offer: Offer) -> tuple[str, ...]:
    kept = "what_is_kept_with_answer" if offer.with_answer else "what_is_kept"
    return (kept, "where_it_is", "look_again")


def _with_answer(exchange: Exchange, offer: Offer, language: Language) -> Markup:
    box = tag(
        "input",
        type="checkbox",
        id=f"with-answer-{exchange.id}",
        checked=offer.with_answer,
        data_act="with_answer",
        data_value=str(exchange.id),
    )
    return tag("label", box, " ", words(language, "web.gap.with_answer"), class_="with-answer")


def _kept(offer: Offer, language: Language) -> Markup:
    return tag(
        "section",
        tag(
            "p",
            words(language, "web.gap.kept"),
            " ",
            tag("code", offer.code, class_="code"),
            role="status",
        ),
        tag("p", words(language, "web.gap.note_it_down"), class_="remark"),
        class_="offer is-kept",
    )


def _error(offer: Offer, language: Language) -> Markup:
    if offer.error is None:
        return Markup("")
    return tag(
        "div",
        tag("p", with_code(offer.error.what(language)), class_="what"),
        tag("p", with_code(offer.error.next_step(language))),
        class_="failure",
        role="alert",
    )


def _button(exchange: Exchange, act: str, label: str, *, class_: str) -> Markup:
    return tag(
        "button", label, type="button", class_=class_, data_act=act, data_value=str(exchange.id)
    )
