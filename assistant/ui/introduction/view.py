"""Renders the introduction."""

from assistant.loading import ModelState
from assistant.strings import text
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, tag, with_code
from assistant.ui.routes import INTRODUCTION_PATH

_PARTS = {"is": 2, "is_not": 2, "private": 3}
"""How many lines each part has."""


def introduction(model: ModelState, documents: int, language: Language) -> Markup:
    """Render the whole; `documents` is how many the library holds."""
    begin = tag("a", say(language, "begin"), href=link_to("/", language), class_="begin")
    return tag(
        "article",
        tag("h1", say(language, "heading")),
        tag("p", say(language, "language"), class_="lead"),
        *(_part(name, count, language) for name, count in _PARTS.items()),
        _state(model, documents, language),
        tag("p", begin),
        class_="about-pandu",
    )


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of this page."""
    return text(language, f"first.{key}", **values)


def _part(name: str, lines: int, language: Language) -> Markup:
    items = [tag("li", say(language, f"{name}.line_{at}")) for at in range(1, lines + 1)]
    heading = tag("h2", say(language, f"{name}.heading"), id=name)
    return tag("section", heading, tag("ul", *items), aria_labelledby=name)


def _state(model: ModelState, documents: int, language: Language) -> Markup:
    library = say(language, "library.some" if documents else "library.none", count=documents)
    again = tag("a", say(language, "look_again"), href=link_to(f"{INTRODUCTION_PATH}/", language))
    return tag(
        "section",
        tag("h2", say(language, "state"), id="state"),
        tag(
            "ul",
            tag("li", library),
            tag("li", with_code(say(language, f"model.{model}")), data_model=model),
        ),
        tag("p", again) if model == "loading" else "",
        aria_labelledby="state",
    )
