"""The ways to all pages: the same ones, in the same order, at the top of each page."""

from collections.abc import Collection

from assistant.strings import text
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, tag
from assistant.ui.routes import (
    ABOUT_PATH,
    ADMIN_PATH,
    EVALUATOR_PATH,
    INTRODUCTION_PATH,
    LIBRARY_PATH,
    MASK_PATH,
    SELF_CHECK_PATH,
    TRAINER_PATH,
)

_WAYS = {
    "ask": "/",
    "library": f"{LIBRARY_PATH}/",
    "self_check": f"{SELF_CHECK_PATH}/",
    "mask": f"{MASK_PATH}/",
    "trainer": f"{TRAINER_PATH}/",
    "evaluator": f"{EVALUATOR_PATH}/",
    "admin": f"{ADMIN_PATH}/",
    "about": f"{ABOUT_PATH}/",
    "introduction": f"{INTRODUCTION_PATH}/",
}


def ways(language: Language, path: str, *, closed: Collection[str] = ()) -> Markup:
    """Render the ways, for the page at `path`; those to desks that are `closed` are left out.

    Where a page can't know who reads it, its style hides them by their class.
    """
    items = [
        tag(
            "li",
            tag(
                "a",
                text(language, f"plain.way.{name}"),
                href=link_to(way, language),
                aria_current=_current(way, path),
            ),
            class_=f"to-{name}",
        )
        for name, way in _WAYS.items()
        if name not in closed
    ]
    return tag("nav", tag("ul", *items), aria_label=text(language, "plain.ways"), class_="ways")


def _current(way: str, path: str) -> str | None:
    if way == path:
        return "page"
    return "true" if way != "/" and path.startswith(way) else None
