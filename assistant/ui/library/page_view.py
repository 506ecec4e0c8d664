"""Renders a page of a PDF: its picture with a quote marked on it, and its text."""

from collections.abc import Sequence

from assistant.facsimile.page import Box, Facsimile
from assistant.facsimile.tracing import boxes_of
from assistant.sentences import BLACKED
from assistant.strings import text as words
from assistant.types import Document, Language
from assistant.ui.library.page_pictures import Missing, sections_of
from assistant.ui.library.parts import say
from assistant.ui.library.places import (
    QUOTED,
    Span,
    document_address,
    page_address,
    page_path,
    place_id,
)
from assistant.ui.markup import Markup, tag
from assistant.ui.quotation import Window, exact_text, marked


def page_of_document(
    document: Document,
    number: int,
    picture: Facsimile | Missing,
    *,
    numbers: Sequence[int],
    quote: Span | None,
    language: Language,
) -> Markup:
    """Render a page with the ways to the one before, the one behind and the whole text.

    `numbers` are those of the pages that there are.
    """
    shown = _stretch(document, number)
    inside = quote is not None and shown.start <= quote[0] < quote[1] <= shown.end
    quote = quote if inside else None
    pager = _pager(document, number, picture, numbers, language)
    if quote is None:
        text = exact_text(document.text, shown)
    else:
        id = "quoted" if isinstance(picture, Facsimile) else QUOTED
        text = marked(document, *quote, within=shown, id=id)
    heading = say(language, "page.text")
    blacked = BLACKED in document.text[shown.start : shown.end]
    return tag(
        "article",
        tag("h1", document.title, lang=document.language),
        pager,
        page_figure(document, number, picture, quote=quote, language=language),
        tag(
            "section",
            tag("h2", heading, id="teks"),
            tag("p", words(language, "web.source.blacked"), class_="note") if blacked else "",
            tag("div", text, class_="page-text", lang=document.language),
            aria_labelledby="teks",
        ),
        pager,
        class_="reading",
    )


def page_figure(
    document: Document,
    number: int,
    picture: Facsimile | Missing | None,
    *,
    quote: Span | None,
    language: Language,
) -> Markup:
    """Render a page's picture, a quote's lines marked on it, or why there is none.

    None stands for a picture that is being drawn.
    """
    if picture is None:
        return tag("p", say(language, "page.drawing"), class_="no-picture", role="status")
    if isinstance(picture, str):
        return tag("p", say(language, f"page.{picture}"), class_="no-picture")
    boxes: Sequence[Box] = ()
    if quote is not None:
        start, end = quote
        before = _before(document, number, start)
        boxes = boxes_of(document.text[start:end], picture, before=before)
    is_lost = quote is not None and not boxes
    return tag(
        "figure",
        _drawn(document, number, picture, boxes, language),
        tag(
            "figcaption",
            say(language, f"page.{'not_marked' if is_lost else 'caption'}"),
            id=QUOTED if is_lost else None,
        ),
        class_="facsimile",
    )


def _drawn(
    document: Document, number: int, picture: Facsimile, boxes: Sequence[Box], language: Language
) -> Markup:
    key = "page.alt_marked" if boxes else "page.alt"
    return tag(
        "svg",
        tag(
            "image",
            href=f"{page_path(document.id, number)}.png",
            width=picture.width,
            height=picture.height,
        ),
        *(
            tag(
                "rect",
                x=left,
                y=top,
                width=right - left,
                height=bottom - top,
                rx=4,
                class_="quoted",
                id=None if index else QUOTED,
            )
            for index, (left, top, right, bottom) in enumerate(boxes)
        ),
        viewBox=f"0 0 {picture.width} {picture.height}",
        role="img",
        aria_label=say(language, key, number=number, title=document.title),
    )


def _before(document: Document, number: int, start: int) -> str:
    parts = sections_of(document, number)
    return "\n".join(document.text[one.start : min(one.end, start)] for one in parts)


def _stretch(document: Document, number: int) -> Window:
    """Return what was read from a page, with the headings between its sections and above them."""
    parts = sections_of(document, number)
    earlier = [one.end for one in document.sections if one.end <= parts[0].start]
    return Window(start=max(earlier, default=0), end=parts[-1].end)


def _pager(
    document: Document,
    number: int,
    picture: Facsimile | Missing,
    numbers: Sequence[int],
    language: Language,
) -> Markup:
    at = numbers.index(number)
    count = picture.count if isinstance(picture, Facsimile) else numbers[-1]
    section = sections_of(document, number)[0]
    whole = (
        document_address(document.id, language, at=section.start) + f"#{place_id(section.locator)}"
    )
    return tag(
        "nav",
        _turn(document, numbers[at - 1] if at else None, "back", language),
        tag("span", say(language, "page.number", number=number, count=count), class_="at"),
        _turn(document, numbers[at + 1] if at + 1 < len(numbers) else None, "on", language),
        tag("a", say(language, "page.whole"), href=whole, class_="whole"),
        class_="leaf",
        aria_label=say(language, "page.nav"),
    )


def _turn(document: Document, number: int | None, way: str, language: Language) -> Markup:
    if number is None:
        return tag("span", class_="turn")
    address = page_address(document.id, number, language)
    label = say(language, f"page.{way}", number=number)
    return tag("a", label, href=address, class_="turn", rel="prev" if way == "back" else "next")
