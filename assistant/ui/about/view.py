"""Renders what is known of the program, its models and its library."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version

from assistant.days import moment_text
from assistant.evaluated import Overview
from assistant.models.catalogue import ModelCard
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.about.packages import Package
from assistant.ui.evaluated import areas_found, verdict_words
from assistant.ui.library.parts import language_name, shelf_name
from assistant.ui.library.volumes import SHELVES, Volume
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.routes import LIBRARY_PATH
from assistant.ui.stays_here import heading, seen_by_guard

_LIMITS = ("errs", "old", "decides", "advice", "masking")
_GIGABYTE = 1_000_000_000


def about(
    *,
    cards: Iterable[ModelCard],
    volumes: Sequence[Volume],
    overview: Overview | None,
    packages: Sequence[Package],
    language: Language,
    today: date,
) -> Markup:
    """Render the whole page."""
    return tag(
        "article",
        join(
            [
                tag("h1", say(language, "title")),
                tag("p", say(language, "what"), class_="lead"),
                _part(
                    language, "limits", _list(say(language, f"limit.{name}") for name in _LIMITS)
                ),
                _section("private", heading(language), *_seen(language)),
                _part(language, "tested", _tested(overview, language)),
                _part(language, "models", *(_card(card, language) for card in cards)),
                _part(language, "library", *_library(volumes, language, today)),
                _part(language, "licences", *_licences(packages, language)),
            ]
        ),
        class_="about-pandu",
    )


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of this page."""
    return words(language, f"about.{key}", **values)


def _part(language: Language, name: str, *content: Markup) -> Markup:
    return _section(name, say(language, f"{name}.heading"), *content)


def _section(name: str, title: str, *content: Markup) -> Markup:
    return tag("section", tag("h2", title, id=name), *content, aria_labelledby=name)


def _seen(language: Language) -> Iterable[Markup]:
    return (tag("p", line) for line in seen_by_guard(language))


def _list(items: Iterable[str]) -> Markup:
    return tag("ul", *(tag("li", item) for item in items))


def _tested(overview: Overview | None, language: Language) -> Markup:
    if overview is None:
        return tag("p", with_code(say(language, "tested.none")))
    moment = moment_text(overview.run, language)
    made = words(language, "web.evaluated.on", moment=moment, tier=overview.tier)
    verdict = verdict_words(overview, language)
    return join(
        [
            tag("p", f"{verdict} {made}"),
            _list(areas_found(overview, language)),
            tag("p", with_code(words(language, "web.evaluated.report"))),
        ]
    )


def _card(card: ModelCard, language: Language) -> Markup:
    size = f"{card.bytes / _GIGABYTE:.1f} GB" if card.bytes else ""
    if language == "id":
        size = size.replace(".", ",")
    facts = [
        ("role", say(language, f"models.{card.role}")),
        ("size", size),
        ("licence", card.licence),
        ("known", say(language, "models.tested" if card.tested else "models.untested")),
    ]
    rows = [
        tag("div", tag("dt", say(language, f"models.{name}")), tag("dd", value))
        for name, value in facts
        if value
    ]
    return join(
        [
            tag("h3", card.title),
            tag("div", tag("dl", *rows), class_="fact-sheet"),
            tag("p", getattr(card.notes, language)),
        ]
    )


def _library(volumes: Sequence[Volume], language: Language, today: date) -> Iterable[Markup]:
    tongues = Counter(one.language for one in volumes)
    told = ", ".join(
        say(language, "library.in_language", count=count, tongue=language_name(of, language))
        for of, count in tongues.most_common()
    )
    yield tag("p", say(language, "library.count", count=len(volumes), tongues=told or "–"))
    shelves = Counter(one.shelf for one in volumes)
    yield _list(
        say(language, "library.shelf", name=shelf_name(shelf, language), count=shelves[shelf])
        for shelf in SHELVES
        if shelves[shelf]
    )
    stale = sum(one.is_stale(today) for one in volumes)
    if stale:
        yield tag("p", say(language, "library.stale", count=stale))
    way = link_to(f"{LIBRARY_PATH}/", language)
    yield tag("p", tag("a", say(language, "library.open"), href=way))


def _licences(packages: Sequence[Package], language: Language) -> Iterable[Markup]:
    yield tag("p", say(language, "licences.own", version=version("pandu")))
    yield tag("p", say(language, "licences.documents"))
    head = [say(language, f"licences.{name}") for name in ("package", "version", "licence")]
    unnamed = say(language, "licences.unnamed")
    rows = [
        tag("tr", tag("td", one.name), tag("td", one.version), tag("td", one.licence or unnamed))
        for one in packages
    ]
    table = tag(
        "table",
        tag("thead", tag("tr", *(tag("th", name, scope="col") for name in head))),
        tag("tbody", *rows),
    )
    title = tag("summary", say(language, "licences.packages", count=len(packages)))
    yield tag("details", title, tag("div", table, class_="table"))
