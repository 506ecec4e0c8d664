"""Pieces that the pages of the library share: the search, names of things, links to documents."""

from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.library.places import document_address
from assistant.ui.library.searching import LONGEST
from assistant.ui.library.volumes import Volume
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, tag
from assistant.ui.routes import LIBRARY_PATH

SEARCH_PATH = f"{LIBRARY_PATH}/cari"
GLOSSARY_PATH = f"{LIBRARY_PATH}/glosarium"
WORDS = "kata"
"""The field that holds what is searched for."""

PLACE = "tempat"
"""The field that says what is searched: the glossary, or all."""

IN_GLOSSARY = "glosarium"


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of the library's pages."""
    return words(language, f"library.{key}", **values)


def search_form(language: Language, *, searched: str = "", terms_only: bool = False) -> Markup:
    """Render the search; what is typed goes into no address."""
    key = "terms" if terms_only else "all"
    return tag(
        "form",
        tag("label", say(language, f"search.label_{key}"), for_="search"),
        tag(
            "div",
            tag(
                "input",
                type="search",
                id="search",
                name=WORDS,
                value=searched,
                maxlength=LONGEST,
                required=True,
                autocomplete="off",
                aria_describedby="search-hint",
            ),
            tag("button", say(language, "search.go"), type="submit"),
            class_="together",
        ),
        tag("input", type="hidden", name=PLACE, value=IN_GLOSSARY if terms_only else ""),
        tag("p", say(language, "search.hint"), class_="hint", id="search-hint"),
        method="post",
        action=link_to(SEARCH_PATH, language),
        role="search",
        class_="search",
    )


def shelf_name(shelf: str, language: Language) -> str:
    """Return what a shelf is called."""
    return say(language, f"shelf.{shelf}.name")


def language_name(of: Language, language: Language) -> str:
    """Return what a language is called in another one."""
    return words(language, f"curation.language.{of}")


def link_to_volume(
    volume: Volume, language: Language, label: str = "", *, apart: bool = False
) -> Markup:
    """Render the link that opens a document, `apart` from this page in another tab."""
    return tag(
        "a",
        label or volume.title,
        href=document_address(volume.id, language),
        lang=None if label else volume.language,
        target="_blank" if apart else None,
        rel="noopener" if apart else None,
    )


def stale_mark(language: Language) -> Markup:
    """Render that a document should have been checked again by now."""
    return tag("span", say(language, "stale.mark"), class_="stale")
