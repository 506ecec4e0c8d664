"""Renders what a document says of itself: for whom, when checked, on what it draws."""

from collections.abc import Iterator

from assistant.days import day_text
from assistant.library.front_matter import FrontMatter, Source
from assistant.strings import text as words
from assistant.types import Document, Language
from assistant.ui.library.parts import language_name, say, shelf_name
from assistant.ui.library.volumes import Volume
from assistant.ui.markup import Markup, join, tag
from assistant.ui.quotation import barred


def facts(
    document: Document, volume: Volume, said: FrontMatter | None, language: Language
) -> Markup:
    """Render the facts that matter in a line, and all of them as a list to be opened."""
    rows = [
        tag("div", tag("dt", say(language, f"fact.{name}")), tag("dd", value))
        for name, value in _rows(document, volume, said, language)
        if value
    ]
    title = tag("summary", say(language, "fact.heading"))
    line = tag("p", " · ".join(_in_short(volume, said, language)), class_="facts")
    return join([line, tag("details", title, tag("dl", *rows), class_="fact-sheet")])


def _in_short(volume: Volume, said: FrontMatter | None, language: Language) -> Iterator[str]:
    if volume.kind:
        yield words(language, f"curation.kind.{volume.kind}")
    if volume.audience:
        yield say(language, "for_whom", who=", ".join(volume.audience))
    if said is not None and said.reviewed_on:
        yield say(language, "checked_on", day=day_text(said.reviewed_on, language))


def _rows(
    document: Document, volume: Volume, said: FrontMatter | None, language: Language
) -> Iterator[tuple[str, str]]:
    yield "shelf", shelf_name(volume.shelf, language)
    yield "kind", words(language, f"curation.kind.{volume.kind}") if volume.kind else ""
    yield "language", language_name(volume.language, language)
    yield "audience", ", ".join(volume.audience)
    if said is None:
        yield "file", document.source
        return
    yield "reviewed", day_text(said.reviewed_on, language) if said.reviewed_on else ""
    yield "due", day_text(said.review_due, language) if said.review_due else ""
    yield "author", barred(said.author_role)
    yield "licence", barred(said.licence)
    yield "sensitivity", say(language, f"sensitivity.{said.sensitivity}")
    yield "file", document.source


def self_test(said: FrontMatter | None, language: Language, *, of: Language) -> Markup:
    """Render the questions by which readers test themselves; each answer waits to be opened."""
    if said is None or not said.self_test:
        return Markup("")
    items = [
        tag("details", tag("summary", barred(one.question)), tag("p", barred(one.answer)))
        for one in said.self_test
    ]
    return tag(
        "section",
        tag("h2", say(language, "reading.self_test"), id="uji-diri"),
        tag("p", say(language, "reading.self_test_hint"), class_="hint"),
        tag("div", *items, lang=of),
        class_="self-test",
        aria_labelledby="uji-diri",
    )


def sources(said: FrontMatter | None, language: Language, *, of: Language) -> Markup:
    """Render the works that a document draws on; their addresses are text, and lead nowhere."""
    if said is None or not said.sources:
        return Markup("")
    return tag(
        "section",
        tag("h2", say(language, "reading.sources"), id="sumber"),
        tag("ol", *(tag("li", _source(one, language, of)) for one in said.sources)),
        tag("p", say(language, "reading.sources_hint"), class_="hint"),
        class_="sources",
        aria_labelledby="sumber",
    )


def _source(source: Source, language: Language, of: Language) -> Markup:
    read = day_text(source.retrieved, language) if source.retrieved else ""
    read_on = say(language, "reading.read_on", day=read) if read else ""
    details: list[str] = [barred(source.publisher), barred(source.licence), read_on]
    said = join(_between([one for one in details if one], " · "))
    return join(
        [
            tag("cite", barred(source.title), lang=of),
            tag("p", said, lang=of) if said else "",
            tag("p", tag("span", barred(source.link), class_="address")) if source.link else "",
        ]
    )


def _between(parts: list[str], sign: str) -> Iterator[str]:
    for number, part in enumerate(parts):
        if number:
            yield sign
        yield part
