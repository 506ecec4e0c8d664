"""Renders the shelves with their documents, and what chooses among them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.days import day_text
from assistant.strings import LANGUAGES
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.library.parts import (
    GLOSSARY_PATH,
    language_name,
    link_to_volume,
    say,
    search_form,
    shelf_name,
    stale_mark,
)
from assistant.ui.library.volumes import SHELVES, Volume, audiences
from assistant.ui.links import LANGUAGE, link_to
from assistant.ui.markup import Markup, escape, join, tag
from assistant.ui.routes import LIBRARY_PATH

SHELF, IN, FOR = "rak", "dalam", "untuk"
"""The query's names of the shelf, the language and the audience that are chosen."""

_ALL = "semua"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which documents are listed; empty for no matter which."""

    shelf: str = ""
    language: str = ""
    audience: str = ""

    def takes(self, volume: Volume) -> bool:
        """Say whether a document is listed."""
        return (
            self.shelf in ("", volume.shelf)
            and self.language in ("", volume.language)
            and (not self.audience or self.audience in volume.audience)
        )


def choice_of(query: dict[str, str], language: Language) -> Choice:
    """Return what an address chooses; documents in the page's language unless it says others."""
    wanted = query.get(IN, language)
    return Choice(
        shelf=query.get(SHELF, ""),
        language="" if wanted == _ALL else wanted,
        audience=query.get(FOR, ""),
    )


def shelves(
    volumes: Sequence[Volume], choice: Choice, language: Language, *, today: date
) -> Markup:
    """Render the page."""
    listed = [one for one in volumes if choice.takes(one)]
    return join(
        [
            tag("h1", say(language, "title")),
            tag("p", say(language, "intro"), class_="lead"),
            search_form(language),
            tag(
                "p",
                tag("a", say(language, "glossary.way"), href=link_to(GLOSSARY_PATH, language)),
                class_="aside-way",
            ),
            _filter(volumes, choice, language),
            _ways(listed, language),
            tag("p", _count(listed, volumes, choice, language), class_="count", role="status"),
            *(_shelf(name, listed, volumes, language, today) for name in SHELVES),
        ]
    )


def _ways(listed: Sequence[Volume], language: Language) -> Markup:
    """Render the ways to the shelves below, each with how many documents stand there."""
    counts = Counter(one.shelf for one in listed)
    links = [
        tag("li", tag("a", f"{shelf_name(name, language)} ({counts[name]})", href=f"#rak-{name}"))
        for name in SHELVES
        if counts[name]
    ]
    if len(links) < 2:
        return Markup("")
    label = say(language, "filter.shelves")
    return tag("nav", tag("ul", *links), class_="shelf-ways", aria_label=label)


def _count(
    listed: Sequence[Volume], volumes: Sequence[Volume], choice: Choice, language: Language
) -> Markup:
    """Say how many are listed; where the page's language alone leaves some out, how to see them."""
    if not volumes:
        return escape(say(language, "empty"))
    if not listed:
        return escape(say(language, "none"))
    counts = {"count": len(listed), "total": len(volumes)}
    if choice != Choice(language=language) or len(listed) == len(volumes):
        return escape(say(language, "count", **counts))
    said = say(language, "count_in", tongue=language_name(language, language), **counts)
    address = f"{link_to(f'{LIBRARY_PATH}/', language)}&{IN}={_ALL}"
    return join([said, " ", tag("a", say(language, "all_languages"), href=address)])


def _filter(volumes: Sequence[Volume], choice: Choice, language: Language) -> Markup:
    everything = ("", say(language, "filter.all"))
    there = {one.shelf for one in volumes}
    shelf = [everything, *((n, shelf_name(n, language)) for n in SHELVES if n in there)]
    named = [(one, language_name(one, language)) for one in LANGUAGES]
    tongues = [(_ALL, say(language, "filter.all")), *named]
    spoken = [one for one in volumes if choice.language in ("", one.language)]
    people = [everything, *((one, one) for one in audiences(spoken))]
    form = tag(
        "form",
        _select(SHELF, say(language, "fact.shelf"), shelf, choice.shelf),
        _select(IN, say(language, "fact.language"), tongues, choice.language or _ALL),
        _select(FOR, say(language, "fact.audience"), people, choice.audience),
        tag("input", type="hidden", name=LANGUAGE, value=language),
        tag("button", say(language, "filter.show"), type="submit", class_="quiet"),
        method="get",
        action=f"{LIBRARY_PATH}/",
        class_="filter",
    )
    is_open = choice != Choice(language=language)
    return tag("details", tag("summary", say(language, "filter.name")), form, open=is_open)


def _select(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> Markup:
    items = [tag("option", said, value=value, selected=value == chosen) for value, said in options]
    return tag("label", tag("span", label), tag("select", *items, name=name))


def _shelf(
    name: str,
    listed: Sequence[Volume],
    volumes: Sequence[Volume],
    language: Language,
    today: date,
) -> Markup:
    on_it = [one for one in listed if one.shelf == name]
    if not on_it:
        return Markup("")
    return tag(
        "section",
        tag("h2", shelf_name(name, language), id=f"rak-{name}"),
        tag("p", say(language, f"shelf.{name}.about"), class_="about"),
        tag(
            "ul",
            *(tag("li", _card(one, volumes, language, today)) for one in on_it),
            class_="volumes",
        ),
        class_="shelf",
        aria_labelledby=f"rak-{name}",
    )


def _card(volume: Volume, volumes: Sequence[Volume], language: Language, today: date) -> Markup:
    kind = words(language, f"curation.kind.{volume.kind}") if volume.kind else ""
    also = [
        one for one in volumes if one.origin == volume.origin and one.language != volume.language
    ]
    facts: list[str] = [kind] if kind else []
    if volume.audience:
        facts.append(say(language, "for_whom", who=", ".join(volume.audience)))
    stale: list[str] = []
    if volume.review_due is not None and volume.is_stale(today):
        since = say(language, "stale.since", day=day_text(volume.review_due, language))
        stale = [stale_mark(language), " ", since]
    return join(
        [
            tag("h3", link_to_volume(volume, language)),
            tag("p", volume.summary, lang=volume.language) if volume.summary else "",
            tag("p", *stale, class_="facts") if stale else "",
            tag("p", " · ".join(facts), class_="facts") if facts else "",
            *(tag("p", _also(one, language), class_="facts") for one in also),
        ]
    )


def _also(other: Volume, language: Language) -> Markup:
    tongue = language_name(other.language, language)
    return join([say(language, "also_in", tongue=tongue), " ", link_to_volume(other, language)])
