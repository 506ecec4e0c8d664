"""Renders what was done with accounts, settings and the library: ids, and no content."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from assistant.accounts import Account
from assistant.accounts.audit import NOBODY, TERMINAL, Entry
from assistant.days import day_and_time
from assistant.types import Language
from assistant.ui.admin.parts import say
from assistant.ui.markup import Markup, tag

_COLUMNS = ("at", "user", "act", "object")


def acts_table(
    acts: Sequence[Entry], accounts: Sequence[Account], language: Language
) -> Iterator[Markup]:
    """Render the latest acts, the newest first; ids of accounts are told as names."""
    yield tag("p", say(language, "acts.text"))
    if not acts:
        yield tag("p", say(language, "acts.none"))
        return
    names = {one.id: one.name for one in accounts} | {
        TERMINAL: say(language, "acts.terminal"),
        NOBODY: "–",
    }
    head = [tag("th", say(language, f"acts.{name}"), scope="col") for name in _COLUMNS]
    rows = [
        tag(
            "tr",
            tag("td", _moment(one.at, language)),
            tag("td", names.get(one.user, one.user)),
            tag("td", act_words(one.act, language) or one.act),
            tag("td", names.get(one.object, one.object)),
        )
        for one in acts
    ]
    caption = say(language, "acts.caption", count=len(acts))
    table = tag(
        "table", tag("caption", caption), tag("thead", tag("tr", *head)), tag("tbody", *rows)
    )
    yield tag("div", table, class_="wide", role="region", aria_label=caption, tabindex="0")


def act_words(act: str, language: Language) -> str | None:
    """Return an act in words; None where nobody worded it."""
    key = act.replace(" ", "_").replace("-", "_")
    try:
        return say(language, f"act.{key}")
    except (KeyError, TypeError):
        return None


def _moment(at: str, language: Language) -> str:
    try:
        return day_and_time(datetime.fromisoformat(at), language)
    except ValueError:
        return at
