"""The foot of the page: that nothing leaves this computer, and how that is known."""

from assistant.network import guard
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, tag, with_code


def stays_here(language: Language) -> Markup:
    """Render what the guard of this process has seen so far."""
    return tag(
        "details",
        tag("summary", heading(language)),
        *(tag("p", line) for line in seen_by_guard(language)),
        tag("p", with_code(_say(language, "pull"))),
        class_="foot stays-here",
    )


def heading(language: Language) -> str:
    """Say that no data leaves: this computer or the one that serves it, if anything guards that."""
    if not guard.is_installed():
        return _say(language, "unguarded")
    return _say(language, "heading_shared" if guard.is_listening_elsewhere() else "heading")


def seen_by_guard(language: Language) -> list[str]:
    """Return what the guard of this process has seen, in words, and what it can't see."""
    return [*_seen(language), _say(language, "compiled")]


def _seen(language: Language) -> list[str]:
    if not guard.is_installed():
        return []
    count = sum(guard.refused().values())
    return [
        *([_say(language, "shared")] if guard.is_listening_elsewhere() else []),
        _say(language, "guard"),
        _say(language, "attempts", count=count) if count else _say(language, "none"),
    ]


def _say(language: Language, name: str, **values: object) -> str:
    return words(language, f"web.network.{name}", **values)
