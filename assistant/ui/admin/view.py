"""Renders the page for admins."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.accounts import Account
from assistant.accounts.audit import Entry
from assistant.in_force import Setting
from assistant.types import Language
from assistant.ui.admin.acts_view import acts_table
from assistant.ui.admin.parts import say
from assistant.ui.admin.people_view import people
from assistant.ui.admin.settings_view import settings_part
from assistant.ui.admin.storage import Forgettable, Room
from assistant.ui.admin.storage_view import storage
from assistant.ui.markup import Markup, join, tag

_PARTS = ("accounts", "settings", "storage", "acts")
_SAID = frozenset(
    {
        "added",
        "role_given",
        "password_given",
        "locked",
        "removed",
        "setting",
        "forgotten",
        "nothing",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that the page shows."""

    accounts: Sequence[Account]
    settings: Sequence[Setting]
    rooms: Sequence[Room]
    forgettable: Forgettable | None
    """None where no conversation can be saved."""

    acts: Sequence[Entry]


def admin_page(
    state: State, language: Language, *, said: str = "", failed: Markup | None = None
) -> Markup:
    """Render the page; `said` is the key of what was done, `failed` why something was not."""
    notice = failed or ""
    if not notice and said in _SAID:
        notice = tag("p", say(language, f"said.{said}"), class_="note", role="status")
    ways = [
        tag("li", tag("a", say(language, f"{name}.heading"), href=f"#{name}")) for name in _PARTS
    ]
    accounts = state.accounts
    return tag(
        "article",
        tag("h1", say(language, "title")),
        notice,
        tag(
            "nav",
            tag("ul", *ways),
            aria_label=say(language, "parts"),
            class_="shelf-ways",
        ),
        _part(language, "accounts", *people(accounts, language)),
        _part(language, "settings", *settings_part(state.settings, language)),
        _part(language, "storage", *storage(state.rooms, state.forgettable, language)),
        _part(language, "acts", *acts_table(state.acts, accounts, language)),
        class_="about-pandu admin",
    )


def _part(language: Language, name: str, *content: Markup) -> Markup:
    heading = tag("h2", say(language, f"{name}.heading"), id=name)
    return tag("section", heading, join(content), aria_labelledby=name)
