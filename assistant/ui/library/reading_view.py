"""Renders one document: its text, what is known of it, its translation, and questions on it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from assistant.days import day_text
from assistant.documents.notices import notice_text
from assistant.documents.outline import read_outline
from assistant.library.front_matter import FrontMatter
from assistant.library.glossary import Term
from assistant.place import describe_place
from assistant.sentences import BLACKED
from assistant.strings import text as words
from assistant.types import Chunk, Document, Language, Locator
from assistant.ui.glosses import Glosses
from assistant.ui.library.body import body, is_markdown
from assistant.ui.library.facing import FACING, Facing, facing
from assistant.ui.library.facts_view import facts, self_test, sources
from assistant.ui.library.page_pictures import page_numbers
from assistant.ui.library.parts import language_name, link_to_volume, say, shelf_name, stale_mark
from assistant.ui.library.places import (
    Span,
    document_address,
    heading_id,
    page_address,
    place_id,
)
from assistant.ui.library.stretches import Stretch
from assistant.ui.library.volumes import Volume
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag
from assistant.ui.routes import LIBRARY_PATH

_LEAST_CONTENTS = 4  # headings above which they are listed


def reading(
    document: Document,
    volume: Volume,
    said: FrontMatter | None,
    others: Sequence[Volume],
    *,
    shown: tuple[Sequence[Stretch], int],
    switched_off: Sequence[Chunk] = (),
    quote: Span | None = None,
    terms: tuple[Term, ...] = (),
    translation: Facing | None = None,
    beside: Collection[Language] = (),
    language: Language,
    today: date,
) -> Markup:
    """Render a document, of a long one the stretch that `shown` names by its number.

    What trainers have `switched_off` is not used to answer; it is named above the text. A `quote`
    is marked, `terms` of the glossary are explained, and a `translation` stands beside, which those
    can whose languages are in `beside`.
    """
    parts, number = shown
    part = parts[number]
    pager = _pager(document, parts, number, language)
    glosses = Glosses(terms, language)
    if translation is None:
        text = body(document, part, language, quote=quote, glosses=glosses)
        text = tag("div", text, class_="prose", lang=document.language)
    else:
        text = facing(document, part, translation, language, quote=quote, glosses=glosses)
    return tag(
        "article",
        _top(volume, language, today),
        _ways(document, others, beside if translation is None else None, language),
        join(tag("p", notice_text(one, language), class_="note") for one in document.notices),
        _switched_off(switched_off, document, language),
        _blacked(document.text[part.start : part.end], language),
        facts(document, volume, said, language),
        _contents(document, part, language),
        pager,
        text,
        pager,
        self_test(said, language, of=document.language),
        sources(said, language, of=document.language),
        class_="reading",
    )


def _top(volume: Volume, language: Language, today: date) -> Markup:
    shelf = link_to(f"{LIBRARY_PATH}/", language) + f"#rak-{volume.shelf}"
    return join(
        [
            tag("p", tag("a", shelf_name(volume.shelf, language), href=shelf), class_="eyebrow"),
            tag("h1", volume.title, lang=volume.language),
            tag("p", volume.summary, class_="lead", lang=volume.language) if volume.summary else "",
            _stale(volume, language, today),
        ]
    )


def _ways(
    document: Document,
    others: Sequence[Volume],
    beside: Collection[Language] | None,
    language: Language,
) -> Markup:
    """Render the ways to the translations, to both side by side, and to the pages of a PDF.

    None stands for a document that already has its translation beside it.
    """
    links = []
    for one in others:
        tongue = language_name(one.language, language)
        translated = [say(language, "reading.translation", tongue=tongue), " "]
        links.append(join([*translated, link_to_volume(one, language)]))
        if beside is None:
            address = document_address(document.id, language)
            links.append(tag("a", say(language, "facing.alone"), href=address))
        elif one.language in beside:
            address = f"{document_address(document.id, language)}&{FACING}={one.language}"
            links.append(tag("a", say(language, "facing.beside", tongue=tongue), href=address))
    if numbers := page_numbers(document):
        address = page_address(document.id, numbers[0], language)
        links.append(tag("a", say(language, "page.see"), href=address))
    if not links:
        return Markup("")
    return tag("ul", *(tag("li", link) for link in links), class_="translation")


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
    entries = _headings(document, part) if is_markdown(document) else _pages(document, part)
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
