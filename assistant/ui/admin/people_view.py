"""Renders the accounts, and the forms that change them."""

from collections.abc import Iterator, Sequence

from assistant.accounts import ROLES, Account, Role
from assistant.accounts.passwords import SHORTEST
from assistant.days import day_text
from assistant.strings import text
from assistant.types import Language
from assistant.ui.admin.parts import ACT, button, field, form_to, hidden, say
from assistant.ui.admin.people import AGAIN, NAME, PASSWORD, ROLE
from assistant.ui.markup import Markup, tag

_WHERE = "akun"


def people(accounts: Sequence[Account], language: Language) -> Iterator[Markup]:
    """Render each account with what can be done with it, and the form for a new one."""
    if not accounts:
        yield tag("p", say(language, "accounts.none"), class_="note")
    else:
        items = [tag("li", _person(one, language)) for one in accounts]
        yield tag("ol", *items, class_="people")
    yield tag("h3", say(language, "accounts.add"))
    yield _new(language, is_first=not accounts)


def _person(account: Account, language: Language) -> Markup:
    made = say(language, "accounts.made", day=day_text(account.made_at.date(), language))
    state = tag("span", say(language, "accounts.locked"), class_="stale")
    return tag(
        "details",
        tag(
            "summary",
            tag("strong", account.name),
            " · ",
            text(language, f"account.role.{account.role}"),
            " · ",
            made,
            " " if account.is_locked else "",
            state if account.is_locked else "",
        ),
        *_changes(account, language),
    )


def _changes(account: Account, language: Language) -> Iterator[Markup]:
    name = account.name
    yield form_to(
        _WHERE,
        language,
        hidden(ACT, "role"),
        hidden(NAME, name),
        field(say(language, "accounts.role"), _roles(account.role, language)),
        button(say(language, "accounts.give_role"), is_quiet=True),
        class_="together",
    )
    yield form_to(
        _WHERE,
        language,
        hidden(ACT, "password"),
        hidden(NAME, name),
        *_passwords(language),
        button(say(language, "accounts.give_password"), is_quiet=True),
        class_="filter",
    )
    if not account.is_locked:
        yield _act("lock", account, language)
    yield _act("remove", account, language)


def _act(act: str, account: Account, language: Language) -> Markup:
    """Render what takes somebody's way in; a tick says that it is meant."""
    return form_to(
        _WHERE,
        language,
        hidden(ACT, act),
        hidden(NAME, account.name),
        tag(
            "label",
            tag("input", type="checkbox", required=True),
            " ",
            say(language, f"accounts.{act}_means", name=account.name),
            class_="choice",
        ),
        button(say(language, f"accounts.{act}"), is_quiet=True),
    )


def _new(language: Language, *, is_first: bool) -> Markup:
    name = tag(
        "input",
        type="text",
        name=NAME,
        required=True,
        maxlength=32,
        autocomplete="off",
        autocapitalize="none",
        spellcheck="false",
    )
    return form_to(
        _WHERE,
        language,
        hidden(ACT, "add"),
        field(say(language, "accounts.name"), name),
        field(say(language, "accounts.role"), _roles("admin" if is_first else "staff", language)),
        *_passwords(language),
        tag("p", say(language, "accounts.advice", shortest=SHORTEST), class_="hint"),
        button(say(language, "accounts.make")),
        class_="filter",
    )


def _roles(chosen: Role, language: Language) -> Markup:
    options = [
        tag("option", text(language, f"account.role.{role}"), value=role, selected=role == chosen)
        for role in ROLES
    ]
    return tag("select", *options, name=ROLE)


def _passwords(language: Language) -> Iterator[Markup]:
    for name, key in ((PASSWORD, "password"), (AGAIN, "again")):
        control = tag(
            "input",
            type="password",
            name=name,
            required=True,
            minlength=SHORTEST,
            autocomplete="new-password",
        )
        yield field(say(language, f"accounts.{key}"), control)
