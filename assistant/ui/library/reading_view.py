"""Renders one document: its text, what is known of it, its translation, and questions on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from assistant.documents.notices import notice_text
from assistant.documents.outline import read_outline
from assistant.library.front_matter import FrontMatter
from assistant.place import describe_place
from assistant.sentences import BLACKED
from assistant.strings import text as words
from assistant.types import Chunk, Document, Language, Locator
from assistant.ui.library.facts_view import facts, self_test, sources
from assistant.ui.library.parts import language_name, link_to_volume, say, shelf_name, stale_mark
from assistant.ui.library.places import document_address, heading_id, place_id
from assistant.ui.library.prose import Ids, prose
from assistant.ui.library.stretches import Stretch
from assistant.ui.library.volumes import Volume
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag
from assistant.ui.plain.days import day_text
from assistant.ui.quotation import barred
from assistant.ui.routes import LIBRARY_PATH

_MARKDOWN = frozenset({".md", ".markdown", ".docx", ".html", ".htm"})
"""Kinds of files whose text is Markdown as a whole; a slide's is by itself."""

_LEAST_CONTENTS = 4  # headings above which they are listed


def reading(
    document: Document,
    volume: Volume,
    said: FrontMatter | None,
    others: Sequence[Volume],
    *,
    shown: tuple[Sequence[Stretch], int],
    switched_off: Sequence[Chunk] = (),
    language: Language,
    today: date,
) -> Markup:
    """Render a document, of a long one the stretch that `shown` names by its number.

    What trainers have `switched_off` is not used to answer; it is named above the text.
    """
    parts, number = shown
    part = parts[number]
    pager = _pager(document, parts, number, language)
    return tag(
        "article",
        _top(volume, others, language, today),
        join(tag("p", notice_text(one, language), class_="note") for one in document.notices),
        _switched_off(switched_off, document, language),
        _blacked(document.text[part.start : part.end], language),
        facts(document, volume, said, language),
        _contents(document, part, language),
        pager,
        tag("div", _text(document, part, language), class_="prose", lang=document.language),
        pager,
        self_test(said, language, of=document.language),
        sources(said, language, of=document.language),
        class_="reading",
    )


def _top(volume: Volume, others: Sequence[Volume], language: Language, today: date) -> Markup:
    shelf = link_to(f"{LIBRARY_PATH}/", language) + f"#rak-{volume.shelf}"
    translations = [
        tag(
            "p",
            say(language, "reading.translation", tongue=language_name(one.language, language)),
            " ",
            link_to_volume(one, language),
            class_="translation",
        )
        for one in others
    ]
    return join(
        [
            tag("p", tag("a", shelf_name(volume.shelf, language), href=shelf), class_="eyebrow"),
            tag("h1", volume.title, lang=volume.language),
            tag("p", volume.summary, class_="lead", lang=volume.language) if volume.summary else "",
            _stale(volume, language, today),
            *translations,
        ]
    )


def _stale(volume: Volume, language: Language, today: date) -> Markup:
    if volume.review_due is None or not volume.is_stale(today):
        return Markup("")
    said = say(language, "stale.warning", day=day_text(volume.review_due, language))
    return tag("p", stale_mark(language), " ", said, class_="note is-stale", role="note")


def _switched_off(chunks: Sequence[Chunk], document: Document, language: Language) -> Markup:
    if not chunks:
        return Markup("")
    links = []
    for chunk in chunks:
        section = next((s for s in document.sections if s.start <= chunk.start < s.end), None)
        locator = section.locator if section else Locator()  # as it may be shown
        address = document_address(document.id, language, at=chunk.start, locator=locator)
        place = describe_place(locator, document.language, title=document.title)
        links.append(tag("li", tag("a", place or document.title, href=address)))
    said = say(language, "reading.switched_off", count=len(chunks))
    items = tag("ul", *links, lang=document.language)
    return tag("div", tag("p", said), items, class_="note is-stale")


def _blacked(text: str, language: Language) -> Markup:
    if BLACKED not in text:
        return Markup("")
    return tag("p", words(language, "web.source.blacked"), class_="note")


def _contents(document: Document, part: Stretch, language: Language) -> Markup:
    entries = _headings(document, part) if _is_markdown(document) else _pages(document, part)
    links = [
        tag("li", tag("a", title, href=f"#{id}"))
        for id, title in dict(entries).items()
        if id and title != document.title
    ]
    if len(links) < _LEAST_CONTENTS:
        return Markup("")
    summary = tag("summary", say(language, "reading.contents", count=len(links)))
    items = tag("ol", *links, lang=document.language)
    return tag("details", summary, tag("nav", items, aria_label=say(language, "reading.nav")))


def _headings(document: Document, part: Stretch) -> Iterator[tuple[str, str]]:
    for heading in read_outline(document.text[: part.end], part.start).headings:
        yield heading_id(heading.title), heading.title


def _pages(document: Document, part: Stretch) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        if part.start <= section.start < part.end:
            label = describe_place(section.locator, document.language, title=document.title)
            yield place_id(section.locator), label


def _text(document: Document, part: Stretch, language: Language) -> Markup:
    if _is_markdown(document):
        text = document.text[part.start : part.end]
        return prose(text, language, title=document.title, ids=Ids())
    return join(_sections(document, part, language))


def _sections(document: Document, part: Stretch, language: Language) -> Iterator[Markup]:
    """Yield the places of a document without Markdown, each with its name and its text."""
    ids, named = Ids(), ""
    for section in document.sections:
        start, end = max(section.start, part.start), min(section.end, part.end)
        if start >= end:
            continue
        name = describe_place(section.locator, document.language, title=document.title)
        if name and name != named:
            yield tag("h2", name, id=ids.give(place_id(section.locator)))
            named = name
        text = document.text[start:end]
        if section.locator.slide is not None:
            yield prose(text, language, title=document.title, ids=ids)
        else:
            yield tag("div", barred(text), class_="as-it-is")


def _pager(document: Document, parts: Sequence[Stretch], number: int, language: Language) -> Markup:
    if len(parts) < 2:
        return Markup("")
    links = [
        tag(
            "li",
            tag(
                "a",
                str(index + 1),
                href=document_address(document.id, language, at=one.start),
                aria_label=say(language, "reading.part", number=index + 1, total=len(parts)),
                aria_current="page" if index == number else None,
            ),
        )
        for index, one in enumerate(parts)
    ]
    label = say(language, "reading.parts")
    return tag("nav", tag("span", label), tag("ol", *links), class_="pager", aria_label=label)


def _is_markdown(document: Document) -> bool:
    return PurePosixPath(document.source).suffix.lower() in _MARKDOWN
