"""Renders what a guardrail found: whom to call, why a question is declined, and what is possible.

Calm by design: nothing blinks, nothing is red, the numbers are large enough to be tapped.
"""

import re
from collections.abc import Sequence
from datetime import date

from assistant.days import day_text
from assistant.guardrails.words import calm, first_steps, instead, reason, remark
from assistant.strings import text as words
from assistant.types import Language, Service, Verdict
from assistant.ui.exchange import Exchange
from assistant.ui.markup import Markup, tag


def referral(exchange: Exchange, language: Language, *, is_spoken: bool = True) -> Markup:
    """Render calm words, what to do first, and whom to contact; nothing else is asked.

    One that `is_spoken` is an alert: it comes as a whole, where nothing was before.
    """
    answer = exchange.answer
    if answer is None or answer.status != "referred" or answer.verdict is None:
        return Markup("")
    return tag(
        "section",
        tag("h3", words(language, "guardrails.refer_heading")),
        tag("p", calm(answer.verdict, language), class_="calm"),
        tag("h4", words(language, "guardrails.first_heading")),
        tag("ol", *(tag("li", step) for step in first_steps(answer.verdict, language))),
        tag("h4", words(language, "guardrails.services_heading")),
        services(answer.services, language),
        tag("p", words(language, "guardrails.private"), class_="remark"),
        class_="referral",
        role="alert" if is_spoken else None,
    )


def refusal(exchange: Exchange, language: Language) -> Markup:
    """Render why a question is declined, and what Pandu can help with."""
    verdict = exchange.answer.verdict if exchange.answer else None
    if verdict is None:
        said = words(language, "answer.refused")
        return tag("section", tag("p", said), class_="plain-answer")
    return tag(
        "section",
        tag("h3", words(language, "web.refused.heading")),
        tag("p", reason(verdict, language)),
        tag("h4", words(language, "guardrails.instead_heading")),
        tag("p", instead(verdict, language)),
        tag("p", words(language, "web.refused.next"), class_="remark"),
        class_="plain-answer",
    )


def outside(exchange: Exchange, language: Language) -> Markup:
    """Render what Pandu is for, where a question seems to be about something else."""
    verdict = _verdict(exchange)
    if verdict is None or verdict.action != "explain":
        return Markup("")
    return tag("p", f"{reason(verdict, language)} {instead(verdict, language)}")


def advice(exchange: Exchange, language: Language) -> Markup:
    """Render whom to ask about law, health or money."""
    said = remark(_verdict(exchange), language)
    return tag("p", said, class_="advice") if said else Markup("")


def _verdict(exchange: Exchange) -> Verdict | None:
    return exchange.answer.verdict if exchange.answer else None


def services(found: Sequence[Service], language: Language) -> Markup:
    """Render whom to call, each with a number that can be tapped."""
    if not found:
        return tag("p", words(language, "guardrails.no_services"))
    cautions = dict.fromkeys(service.caution for service in found if service.caution)
    return tag(
        "div",
        tag("ul", *(_service(one, language) for one in found), class_="services"),
        *(tag("p", caution, class_="remark") for caution in cautions),
    )


def _service(service: Service, language: Language) -> Markup:
    day = day_text(date.fromisoformat(service.last_verified), language)
    checked = words(language, "guardrails.checked", date=day)
    whatsapp = words(language, "guardrails.whatsapp", number=service.whatsapp)
    return tag(
        "li",
        tag("p", tag("strong", service.name), class_="name"),
        tag("p", service.serves),
        tag(
            "p",
            _dial(service.phone, words(language, "guardrails.call", phone=service.phone)),
            tag("span", whatsapp, class_="whatsapp") if service.whatsapp else "",
            class_="numbers",
        ),
        tag("p", " ".join(filter(None, (service.note, checked))), class_="remark"),
    )


def _dial(number: str, label: str) -> Markup:
    return tag("a", label, href=f"tel:{re.sub(r'[^+0-9]', '', number)}", class_="dial")
