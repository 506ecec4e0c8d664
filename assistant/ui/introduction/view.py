"""Renders the introduction."""

from assistant.strings import LANGUAGES, text
from assistant.types import Language
from assistant.ui.introduction.state_view import Readiness, readiness, watching
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, tag
from assistant.ui.routes import INTRODUCTION_PATH

_PARTS = {"is": 2, "is_not": 2, "private": 3}
"""How many lines each part has."""


def introduction(found: Readiness, language: Language) -> Markup:
    """Render the whole."""
    begin = tag("a", say(language, "begin"), href=link_to("/", language), class_="begin")
    return tag(
        "article",
        tag("h1", say(language, "heading")),
        _languages(language),
        *(_part(name, count, language) for name, count in _PARTS.items()),
        tag(
            "section",
            tag("h2", say(language, "state"), id="state"),
            readiness(found, language),
            watching(language) if found.waits else "",
            aria_labelledby="state",
        ),
        tag("p", begin),
        class_="about-pandu",
    )


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of this page."""
    return text(language, f"first.{key}", **values)


def _languages(language: Language) -> Markup:
    """Ask which language is wanted, in each of them, for whoever reads only one."""
    asked = [tag("span", text(one, "plain.which_language"), lang=one) for one in LANGUAGES]
    choices = [
        tag(
            "a",
            text(one, "plain.this_language"),
            href=link_to(f"{INTRODUCTION_PATH}/", one),
            lang=one,
            hreflang=one,
            aria_current="true" if one == language else None,
        )
        for one in LANGUAGES
    ]
    question = tag("p", *asked, id="which-language")
    answers = tag("p", *choices, class_="choices")
    return tag("nav", question, answers, aria_labelledby="which-language", class_="languages")


def _part(name: str, lines: int, language: Language) -> Markup:
    items = [tag("li", say(language, f"{name}.line_{at}")) for at in range(1, lines + 1)]
    heading = tag("h2", say(language, f"{name}.heading"), id=name)
    return tag("section", heading, tag("ul", *items), aria_labelledby=name)
