"""Renders the glossary: each term in both languages, what it means, and where more is said."""

from collections.abc import Sequence
from itertools import groupby

from assistant.library.glossary import Term
from assistant.strings import LANGUAGES
from assistant.types import Language
from assistant.ui.library.parts import GLOSSARY_PATH, link_to_volume, say, search_form
from assistant.ui.library.places import slug, term_id
from assistant.ui.library.volumes import Volume
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag


def glossary(terms: Sequence[Term], volumes: Sequence[Volume], language: Language) -> Markup:
    """Render all terms by their first letters."""
    ordered = sorted(terms, key=lambda one: one.name(language).casefold())
    groups = [
        (letter, list(group)) for letter, group in groupby(ordered, lambda t: _letter(t, language))
    ]
    letters = [
        tag("li", tag("a", letter, href=f"#huruf-{slug(letter) or 'lain'}")) for letter, _ in groups
    ]
    sections = [
        tag(
            "section",
            tag("h2", letter, id=f"huruf-{slug(letter) or 'lain'}"),
            term_list(group, volumes, language),
        )
        for letter, group in groups
    ]
    name = say(language, "glossary.letters")
    return join(
        [
            tag("h1", say(language, "glossary.title")),
            tag("p", say(language, "glossary.intro", count=len(terms)), class_="lead"),
            search_form(language, terms_only=True),
            tag("nav", tag("ul", *letters), class_="letters", aria_label=name),
            *sections,
        ]
    )


def found_terms(
    searched: str,
    note: Markup,
    terms: Sequence[Term],
    volumes: Sequence[Volume],
    language: Language,
) -> Markup:
    """Render the terms that a search of the glossary led to."""
    key = "glossary.found" if terms else "glossary.nothing"
    return join(
        [
            tag("h1", say(language, "glossary.title")),
            search_form(language, searched=searched, terms_only=True),
            note,
            tag("p", say(language, key, count=len(terms)), role="status"),
            term_list(terms, volumes, language) if terms else "",
            tag(
                "p",
                tag("a", say(language, "glossary.all"), href=link_to(GLOSSARY_PATH, language)),
            ),
        ]
    )


def term_list(terms: Sequence[Term], volumes: Sequence[Volume], language: Language) -> Markup:
    """Render terms with their meanings."""
    return tag("dl", *(_term(one, volumes, language) for one in terms), class_="glossary")


def _term(term: Term, volumes: Sequence[Volume], language: Language) -> Markup:
    other = next(one for one in LANGUAGES if one != language)
    also = ", ".join(term.also)
    return tag(
        "div",
        tag(
            "dt",
            tag("dfn", term.name(language)),
            " ",
            tag("span", term.name(other), lang=other, class_="in-other"),
        ),
        tag("dd", tag("p", term.meanings[language])),
        tag("dd", say(language, "glossary.also", words=also), class_="facts") if also else "",
        _see(term, volumes, language),
        id=term_id(term),
    )


def _see(term: Term, volumes: Sequence[Volume], language: Language) -> Markup:
    links: list[str] = []
    for name in term.see:
        of_it = [one for one in volumes if one.origin == name]
        best = sorted(of_it, key=lambda one: one.language != language)[:1]
        links += [link for one in best for link in ("; ", link_to_volume(one, language))]
    if not links:
        return Markup("")
    return tag("dd", say(language, "glossary.see"), " ", *links[1:], class_="facts")


def _letter(term: Term, language: Language) -> str:
    first = term.name(language)[0].upper()
    return first if first.isalpha() else "0–9"
