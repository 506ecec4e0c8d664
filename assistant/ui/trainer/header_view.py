"""Renders the top of the trainer's page: what it is, and the ways to its sections."""

from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.bringing import not_sent
from assistant.ui.markup import Markup, join, tag
from assistant.ui.masthead import brand
from assistant.ui.routes import TRAINER_PATH
from assistant.ui.trainer.parts import say
from assistant.ui.trainer.sections import SECTIONS
from assistant.ui.ways import ways


def header(language: Language) -> Markup:
    """Render the skip link, the name, and plainly for whom the page is and what it changes."""
    return join(
        [
            tag("a", say(language, "page.skip"), class_="skip", href="#sections"),
            brand(say(language, "page.name")),
            tag("p", say(language, "page.tagline"), class_="tagline"),
            tag("p", say(language, "page.warning"), class_="warning"),
            ways(language, f"{TRAINER_PATH}/"),
        ]
    )


def navigation(max_bytes: int, language: Language) -> Markup:
    """Render the ways to the sections, and the place that tells of a file that was not sent.

    The page's script marks the section that is shown.
    """
    items = [
        tag("li", tag("a", say(language, f"{name}.name"), href=f"#{name}", data_section=name))
        for name in SECTIONS
    ]
    ways_in = tag(
        "nav",
        tag("ul", *items),
        aria_label=say(language, "page.sections"),
        data_language=language,
        data_title=words(language, "web.page.title_trainer"),
    )
    return join([ways_in, not_sent(max_bytes, language)])


def panel(name: str, section: Markup, language: Language, *, has_heading: bool = True) -> Markup:
    """Render a section with its heading; one that takes files has it above its button."""
    heading = tag("h2", say(language, f"{name}.heading")) if has_heading else ""
    return tag("div", heading, section, class_="panel")
