"""The frame of the plain pages: the ways to all pages, the language, and what stays here."""

from collections.abc import Mapping
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from assistant.accounts import DESKS, Visitor
from assistant.strings import LANGUAGES, text
from assistant.types import Language
from assistant.ui.entrance_view import account_bar
from assistant.ui.links import LANGUAGE, link_to
from assistant.ui.markup import Markup, escape, join, tag
from assistant.ui.masthead import MARK
from assistant.ui.routes import STYLE_PATH
from assistant.ui.stays_here import stays_here
from assistant.ui.ways import ways

_PAGE = Template((Path(__file__).parent / "frame.html").read_text(encoding="utf-8"))


def framed(
    title: str,
    content: Markup,
    *,
    language: Language,
    visitor: Visitor,
    path: str,
    query: Mapping[str, str] | None,
    has_script: bool = False,
) -> str:
    """Return a whole page.

    Its `path` and `query` are those that it is read at, in the other language too; without a query
    it is the reply to a form, and has no way to the other language.
    """
    bar = account_bar(visitor) if visitor.id else ""
    style = tag("link", rel="stylesheet", href=STYLE_PATH) if visitor.id else ""
    return _PAGE.substitute(
        language=language,
        title=escape(title),
        style=style,
        bar=bar,
        skip=escape(_say(language, "skip")),
        brand=join([MARK, "Pandu"]),
        home=link_to("/", language),
        ways=ways(language, path, closed=[desk for desk in DESKS if not visitor.opens(desk)]),
        languages=_languages(language, path, query),
        content=content,
        foot=join(
            [
                tag("p", _say(language, "one_script" if has_script else "no_script")),
                stays_here(language),
            ]
        ),
    )


def _languages(language: Language, path: str, query: Mapping[str, str] | None) -> Markup:
    if query is None:
        return Markup("")
    other = next(one for one in LANGUAGES if one != language)
    address = f"{path}?{urlencode({**query, LANGUAGE: other})}"
    return tag(
        "a",
        _say(other, "this_language"),
        href=address,
        lang=other,
        hreflang=other,
        class_="language",
    )


def _say(language: Language, key: str) -> str:
    return text(language, f"plain.{key}")
