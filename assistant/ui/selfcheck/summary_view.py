"""Renders what the answers come to: one page, to be printed, saved or changed."""

from collections.abc import Mapping

from assistant.selfcheck.weighing import WEIGHTS, Finding, Summary
from assistant.strings import LANGUAGES
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag
from assistant.ui.routes import SELF_CHECK_PATH
from assistant.ui.selfcheck.form_view import CHANGE, NAME, LinkTo, say


def summary_page(
    summary: Summary,
    answers: Mapping[str, str],
    language: Language,
    *,
    name: str,
    day: str,
    link_to_document: LinkTo,
) -> Markup:
    """Render the summary; the answers go along in forms, for nothing remembers them."""
    return join(
        [
            tag("p", say(language, "title"), class_="eyebrow"),
            tag("h1", name or say(language, "summary")),
            tag("p", say(language, "made_on", day=day), class_="facts"),
            tag(
                "section",
                tag("h2", summary.outcome.title.say(language)),
                tag("p", summary.outcome.text.say(language)),
                class_=f"outcome is-{summary.outcome.id}",
                role="status",
            ),
            *(_findings(summary, weight, language, link_to_document) for weight in WEIGHTS),
            _unanswered(summary, language),
            _fine(summary, language),
            tag("p", say(language, "no_advice"), class_="hint"),
            _ways_on(answers, language, name),
        ]
    )


def _findings(summary: Summary, weight: str, language: Language, link: LinkTo) -> Markup:
    found = [one for one in summary.findings if one.weight == weight]
    if not found:
        return Markup("")
    return tag(
        "section",
        tag("h2", say(language, f"weight.{weight}"), tag("span", str(len(found)), class_="number")),
        tag("ul", *(tag("li", _finding(one, language, link)) for one in found)),
        class_=f"findings is-{weight}",
    )


def _finding(one: Finding, language: Language, link: LinkTo) -> Markup:
    answered = say(language, "answered", answer=one.answer.say(language)) if one.answer else ""
    see = link(one.see)
    return join(
        [
            tag("h3", one.topic.say(language)),
            tag("p", answered, class_="facts") if answered else "",
            tag("p", one.next.say(language)),
            tag("p", say(language, "read"), " ", see, class_="facts") if see else "",
        ]
    )


def _unanswered(summary: Summary, language: Language) -> Markup:
    if not summary.unanswered:
        return Markup("")
    topics = ", ".join(one.topic.say(language) for one in summary.unanswered)
    return tag(
        "section", tag("h2", say(language, "unanswered")), tag("p", topics), class_="findings"
    )


def _fine(summary: Summary, language: Language) -> Markup:
    if not summary.fine:
        return Markup("")
    topics = ", ".join(question.topic.say(language) for question, _ in summary.fine)
    title = tag("h2", say(language, "fine"))
    return tag("section", title, tag("p", topics), class_="findings is-fine")


def _ways_on(answers: Mapping[str, str], language: Language, name: str) -> Markup:
    here = f"{SELF_CHECK_PATH}/"
    other = next(one for one in LANGUAGES if one != language)
    return tag(
        "div",
        _sending(
            answers, name, link_to(f"{SELF_CHECK_PATH}/unduh", language), say(language, "download")
        ),
        _sending(answers, name, link_to(here, language), say(language, "change"), CHANGE),
        _sending(answers, name, link_to(here, other), say(language, "other_language")),
        tag("p", say(language, "print"), class_="hint"),
        tag("p", tag("a", say(language, "again"), href=link_to(here, language))),
        class_="ways-on",
    )


def _sending(
    answers: Mapping[str, str], name: str, action: str, label: str, more: str = ""
) -> Markup:
    held = {**answers, NAME: name, **({more: "1"} if more else {})}
    fields = [tag("input", type="hidden", name=key, value=value) for key, value in held.items()]
    button = tag("button", label, type="submit", class_="quiet")
    return tag("form", *fields, button, method="post", action=action)
