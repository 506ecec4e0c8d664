"""Renders what stands before the pages: the form to log in, and the line that says who did."""

from pathlib import Path
from string import Template

from assistant.accounts import Visitor
from assistant.strings import LANGUAGES, text
from assistant.types import Language
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, escape, join, tag
from assistant.ui.masthead import MARK
from assistant.ui.routes import LOG_IN_PATH, LOG_OUT_PATH

_PAGE = Template((Path(__file__).parent / "entrance.html").read_text(encoding="utf-8"))

DESTINATION = "ke"
"""The field that says which page is gone to afterwards."""

LANGUAGE_FIELD = "bahasa"


def log_in_page(
    language: Language, *, destination: str, said: Markup | None = None, name: str = ""
) -> str:
    """Render the form; `said` is what came of the attempt before, or why one is asked for."""
    other = next(one for one in LANGUAGES if one != language)
    content = join(
        [
            tag("p", _say(language, "intro")),
            said or "",
            tag(
                "form",
                _field("name", "text", _say(language, "name"), "username", value=name),
                _field("password", "password", _say(language, "password"), "current-password"),
                tag("input", type="hidden", name=DESTINATION, value=destination),
                tag("input", type="hidden", name=LANGUAGE_FIELD, value=language),
                tag("button", _say(language, "submit"), type="submit"),
                method="post",
                action=LOG_IN_PATH,
            ),
            tag("p", _say(language, "forgotten")),
            tag("p", _say(language, "private")),
            tag(
                "p",
                tag(
                    "a",
                    _say(language, "other_language"),
                    href=f"{link_to(LOG_IN_PATH, other)}&{DESTINATION}={destination}",
                    lang=other,
                ),
            ),
        ]
    )
    return _page(language, _say(language, "title"), content)


def wrong(language: Language) -> Markup:
    """Render that name or password was wrong."""
    return _alert(_say(language, "wrong"))


def held_back(language: Language, seconds: int) -> Markup:
    """Render how long the next attempt has to wait."""
    unit, count = ("seconds", seconds) if seconds < 120 else ("minutes", -(-seconds // 60))
    return _alert(_say(language, "wait", wait=_say(language, unit, count=count)))


def notice(language: Language, key: str) -> Markup:
    """Render one sentence, `account.page.<key>`."""
    return tag("p", _say(language, key), class_="said", role="status")


def not_yours(language: Language) -> str:
    """Render that a page is for other roles."""
    content = join(
        [
            tag("p", _say(language, "not_yours_text")),
            tag("p", tag("a", _say(language, "back"), href=link_to("/", language))),
        ]
    )
    return _page(language, _say(language, "not_yours"), content)


def no_such_page(language: Language) -> str:
    """Render that nothing is served at an address, and the way back."""
    content = join(
        [
            tag("p", _say(language, "no_such_text")),
            tag("p", tag("a", _say(language, "back"), href=link_to("/", language))),
        ]
    )
    return _page(language, _say(language, "no_such"), content)


def account_bar(visitor: Visitor) -> Markup:
    """Render who is logged in and the way out, in each language; the style shows the page's."""
    said = [tag("span", _say(one, "signed_in", name=visitor.name), lang=one) for one in LANGUAGES]
    out = [tag("span", _say(one, "log_out"), lang=one) for one in LANGUAGES]
    return tag(
        "div",
        *said,
        tag("form", tag("button", *out, type="submit"), method="post", action=LOG_OUT_PATH),
        class_="account-bar",
    )


def _field(name: str, kind: str, label: str, autocomplete: str, *, value: str = "") -> Markup:
    return tag(
        "label",
        label,
        tag(
            "input",
            type=kind,
            name=name,
            value=value,
            autocomplete=autocomplete,
            autocapitalize="none",
            spellcheck="false",
            required=True,
            autofocus=name == "name",
        ),
    )


def _alert(said: str) -> Markup:
    return tag("p", said, class_="said", role="alert")


def _page(language: Language, title: str, content: Markup) -> str:
    brand = join([MARK, "Pandu"])
    return _PAGE.substitute(language=language, title=escape(title), brand=brand, content=content)


def _say(language: Language, key: str, **values: object) -> str:
    return text(language, f"account.page.{key}", **values)
