"""Renders the head of the page for asking, and what it says before the first question."""

from assistant.network import guard
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag
from assistant.ui.routes import INTRODUCTION_PATH, TRAINER_PATH
from assistant.ui.ways import ways

MARK = Markup(
    '<svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
    '<circle cx="16" cy="16" r="14"></circle><path d="M21.5 10.5 18 18l-7.5 3.5L14 14z"></path>'
    "</svg>"
)
"""The sign of Pandu, a compass."""


def header(language: Language, *, has_more: bool = False) -> Markup:
    """Render the skip link, the name, what Pandu is, and the ways to the other pages.

    `has_more` says whether there are any other pages.
    """
    return join(
        [
            tag("a", words(language, "web.page.skip"), class_="skip", href="#ask-box"),
            brand("Pandu"),
            tag("p", words(language, "web.page.tagline"), class_="tagline"),
            tag("p", words(language, f"web.page.{_privacy()}"), class_="private"),
            ways(language, "/") if has_more else "",
        ]
    )


def _privacy() -> str:
    return "private_shared" if guard.is_listening_elsewhere() else "private"


def brand(name: str) -> Markup:
    """Render the sign and the page's name."""
    return tag("div", MARK, tag("h1", name), class_="brand")


def welcome(language: Language, *, is_empty: bool = False, is_being_read: bool = False) -> Markup:
    """Render what is shown before the first question; first of all why nothing can be answered."""
    return join(
        [
            _empty(language, is_being_read=is_being_read) if is_empty else "",
            tag("h2", words(language, "web.welcome.heading")),
            tag("p", words(language, "web.welcome.text")),
            tag("h3", words(language, "web.welcome.examples")),
        ]
    )


def shelf_mark(shelf: str, language: Language) -> Markup:
    """Render what shelf the question below it is answered from."""
    return tag("p", words(language, f"library.shelf.{shelf}.name"), class_="eyebrow")


def _empty(language: Language, *, is_being_read: bool) -> Markup:
    key, way, path = (
        ("being_read", "how_far", INTRODUCTION_PATH)
        if is_being_read
        else ("empty", "fill", TRAINER_PATH)
    )
    link = tag("a", words(language, f"web.welcome.{way}"), href=link_to(f"{path}/", language))
    return tag(
        "div",
        tag("p", tag("strong", words(language, f"web.welcome.{key}"))),
        tag("p", words(language, f"web.welcome.{key}_text")),
        tag("p", link),
        class_="empty-library",
        role="status",
    )


def notes(language: Language) -> Markup:
    """Render the note under the question box."""
    return tag("p", words(language, "web.page.caution"), class_="caution")
