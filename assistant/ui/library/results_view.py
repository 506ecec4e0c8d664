"""Renders what a search led to: whom to call or why not, terms, and passages with their places."""

from collections.abc import Sequence

from assistant.conversation.preview import describe
from assistant.guardrails.words import calm, first_steps, instead, reason
from assistant.library.glossary import Term
from assistant.place import describe_place
from assistant.strings import text as words
from assistant.terms import content_terms
from assistant.types import Language, Passage, Verdict
from assistant.ui.guarded_view import services
from assistant.ui.library.glossary import names_of
from assistant.ui.library.glossary_view import term_list
from assistant.ui.library.highlight import highlighted
from assistant.ui.library.parts import say, search_form
from assistant.ui.library.places import document_address
from assistant.ui.library.searches import Search
from assistant.ui.library.searching import Found
from assistant.ui.library.volumes import Volume
from assistant.ui.markup import Markup, escape, join, tag


def results(
    search: Search,
    found: Found,
    terms: Sequence[Term],
    volumes: Sequence[Volume],
    language: Language,
) -> Markup:
    """Render the page; what is declined or a crisis says so first, and a term what it means."""
    parts = (_terms(terms, volumes, language), _passages(search, found, language))
    return join(
        [
            tag("h1", say(language, "search.title")),
            search_form(language, searched=search.words),
            masked(search, language),
            _guarded(found, language),
            *(parts if _is_a_term(search, terms) else reversed(parts)),
        ]
    )


def forgotten(language: Language) -> Markup:
    """Render that a search is not remembered any more."""
    return join(
        [
            tag("h1", say(language, "search.title")),
            tag("p", say(language, "search.forgotten"), role="status"),
            search_form(language),
        ]
    )


def masked(search: Search, language: Language) -> Markup:
    """Render what was taken out of the search."""
    if not search.masked:
        return Markup("")
    what = describe(search.masked, language)
    return tag("p", say(language, "search.masked", what=what), class_="note", role="status")


def _guarded(found: Found, language: Language) -> Markup:
    verdict = found.verdict
    if verdict is None:
        return Markup("")
    if verdict.action == "refer":
        return _referral(found, verdict, language)
    if verdict.action != "refuse":
        return Markup("")
    return tag(
        "section",
        tag("h2", words(language, "web.refused.heading")),
        tag("p", reason(verdict, language)),
        tag("p", instead(verdict, language)),
        class_="note",
    )


def _referral(found: Found, verdict: Verdict, language: Language) -> Markup:
    return tag(
        "section",
        tag("h2", words(language, "guardrails.refer_heading")),
        tag("p", calm(verdict, language)),
        tag("h3", words(language, "guardrails.first_heading")),
        tag("ol", *(tag("li", step) for step in first_steps(verdict, language))),
        tag("h3", words(language, "guardrails.services_heading")),
        services(found.services, language),
        class_="referral",
    )


def _is_a_term(search: Search, terms: Sequence[Term]) -> bool:
    """Say whether nothing but a term was searched for."""
    wanted = content_terms(search.words)
    return any(content_terms(name) == wanted for one in terms for name in names_of(one))


def _terms(terms: Sequence[Term], volumes: Sequence[Volume], language: Language) -> Markup:
    if not terms:
        return Markup("")
    return tag(
        "section",
        tag("h2", say(language, "search.terms")),
        term_list(terms, volumes, language),
        class_="terms",
    )


def _passages(search: Search, found: Found, language: Language) -> Markup:
    if found.status == "refused":
        return Markup("")
    if not found.passages:
        return tag("p", say(language, "search.nothing"), role="status")
    key = "nearest" if found.status == "insufficient" else "passages"
    return tag(
        "section",
        tag("h2", say(language, f"search.{key}", count=len(found.passages))),
        tag("p", say(language, "search.nearest_hint"), class_="hint") if key == "nearest" else "",
        tag("ol", *(_passage(one, search, language) for one in found.passages), class_="found"),
        aria_live="off",
    )


def _passage(passage: Passage, search: Search, language: Language) -> Markup:
    chunk = passage.chunk
    address = document_address(chunk.document_id, language, at=chunk.start, locator=chunk.locator)
    where = describe_place(chunk.locator, chunk.language, title=chunk.title)
    name = where or chunk.title
    return tag(
        "li",
        tag("h3", tag("a", name, href=address, lang=chunk.language)),
        tag("p", chunk.title, class_="facts", lang=chunk.language) if where else escape(""),
        tag("div", highlighted(chunk.text, search.words), class_="excerpt", lang=chunk.language),
    )
