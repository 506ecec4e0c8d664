"""Renders the state of the library: figures, a plot, and what needs a trainer."""

from collections.abc import Iterable, Mapping

from assistant.curation.statistics import SOON_DAYS, UNKNOWN, Review, Tally
from assistant.days import day_text
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag
from assistant.ui.trainer.bars import Bar, bars
from assistant.ui.trainer.overview import Overview
from assistant.ui.trainer.parts import button, named, say, shelf_name


def overview_section(overview: Overview, language: Language) -> Markup:
    """Render the library in figures, and the lists of what is to be done."""
    counted = overview.statistics
    return join(
        [
            _totals(overview, language),
            tag(
                "div",
                _group("shelves", counted.shelves, language, named_as="shelf"),
                _group("languages", counted.languages, language, named_as="language"),
                _group("statuses", counted.statuses, language, named_as="state"),
                class_="plots",
            ),
            _golden(counted.golden, language),
            tag("h3", say(language, "overview.to_do")),
            _to_do(overview, language),
        ]
    )


def _totals(overview: Overview, language: Language) -> Markup:
    counted = overview.statistics
    figures = {
        "documents": counted.documents,
        "pieces": counted.chunks,
        "golden": sum(counted.golden.values()),
        "gaps": overview.open_gaps,
    }
    return tag(
        "dl",
        *(
            tag("div", tag("dt", say(language, f"overview.{name}")), tag("dd", str(number)))
            for name, number in figures.items()
        ),
        class_="totals",
    )


def _group(
    group: str, tallies: Mapping[str, Tally], language: Language, *, named_as: str
) -> Markup:
    title = words(language, f"curation.stats.{group}")
    rows = [
        Bar(name=_name(name, language, named_as), count=tally.documents)
        for name, tally in tallies.items()
    ]
    return bars(title, (title, words(language, "curation.stats.documents")), rows)


def _name(name: str, language: Language, named_as: str) -> str:
    if name == UNKNOWN:
        return words(language, "curation.stats.unknown")
    return shelf_name(name, language) if named_as == "shelf" else named(language, named_as, name)


def _golden(golden: Mapping[str, int], language: Language) -> Markup:
    if not golden:
        return Markup("")
    tones = ", ".join(
        f"{words(language, f'curation.stats.tone.{name}')} {count}"
        for name, count in golden.items()
    )
    title = words(language, "curation.stats.golden")
    return tag("p", f"{title}: {tones}", class_="remark")


def _to_do(overview: Overview, language: Language) -> Markup:
    counted = overview.statistics
    failed_title = words(language, "curation.stats.failed")
    lists = [
        _files(say(language, "overview.not_synced"), overview.not_synced, language),
        _reviews(words(language, "curation.stats.overdue"), counted.overdue, overview, language),
        _reviews(
            words(language, "curation.stats.due_soon", days=SOON_DAYS),
            counted.due_soon,
            overview,
            language,
        ),
        _files(failed_title, counted.failed, language),
        _files(words(language, "curation.stats.quarantined"), counted.quarantined, language),
        _files(
            words(language, "curation.stats.without_front_matter"),
            counted.without_front_matter,
            language,
        ),
    ]
    there = [one for one in lists if one]
    if not counted.documents:
        there.insert(0, tag("p", say(language, "overview.empty"), class_="empty-library"))
    return join(there) if there else tag("p", say(language, "overview.nothing_to_do"))


def _reviews(
    title: str, reviews: Iterable[Review], overview: Overview, language: Language
) -> Markup:
    sources = overview.sources
    items = [
        tag(
            "li",
            tag("span", day_text(review.due, language), class_="due"),
            " ",
            _opener(review.title, sources[review.id])
            if review.id in sources
            else tag("span", review.title),
        )
        for review in reviews
    ]
    return _list(title, items)


def _files(title: str, sources: Iterable[str], language: Language) -> Markup:
    return _list(title, [tag("li", _opener(source, source)) for source in sources])


def _opener(label: str, source: str) -> Markup:
    return button(label, "read", source, class_="link")


def _list(title: str, items: list[Markup]) -> Markup:
    if not items:
        return Markup("")
    return tag(
        "details",
        tag("summary", f"{title} ({len(items)})"),
        tag("ul", *items, class_="plain"),
        class_="to-do",
    )
