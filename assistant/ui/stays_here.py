"""The foot of the page: that nothing leaves this computer, and how that is known."""

from assistant.network import guard
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, tag, with_code


def stays_here(language: Language) -> Markup:
    """Render what the guard of this process has seen so far."""
    guarded = guard.is_installed()
    return tag(
        "details",
        tag("summary", _say(language, "heading" if guarded else "unguarded")),
        tag("p", _say(language, "guard")) if guarded else "",
        tag("p", _attempts(language)) if guarded else "",
        tag("p", _say(language, "compiled")),
        tag("p", with_code(_say(language, "pull"))),
        class_="stays-here",
    )


def _attempts(language: Language) -> str:
    count = sum(guard.refused().values())
    return _say(language, "attempts", count=count) if count else _say(language, "none")


def _say(language: Language, name: str, **values: object) -> str:
    return words(language, f"web.network.{name}", **values)
