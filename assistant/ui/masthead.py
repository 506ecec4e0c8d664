"""Renders the head of the page for asking, and what it says before the first question."""

from collections.abc import Sequence

from assistant.network import guard
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag

MARK = Markup(
    '<svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
    '<circle cx="16" cy="16" r="14"></circle><path d="M21.5 10.5 18 18l-7.5 3.5L14 14z"></path>'
    "</svg>"
)
"""The sign of Pandu, a compass."""


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
    ways = [(name, words(language, f"plain.way.{name}"), path) for name, path in plain_pages]
    if mask_page:
        ways.append(("mask", words(language, "web.page.mask"), mask_page))
    links = [
        tag("span", tag("a", said, href=link_to(path, language)), class_=f"to-{name}")
        for name, said, path in ways
    ]
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
