"""Renders the text of a document: Markdown as a page, all else place by place."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from assistant.place import describe_place
from assistant.types import Document, Language
from assistant.ui.glosses import Glosses
from assistant.ui.library.places import Span, place_id
from assistant.ui.library.prose import Ids, as_written, prose
from assistant.ui.library.stretches import Stretch
from assistant.ui.markup import Markup, join, tag

_MARKDOWN = frozenset({".md", ".markdown", ".docx", ".html", ".htm"})
"""Kinds of files whose text is Markdown as a whole; a slide's is by itself."""


def is_markdown(document: Document) -> bool:
    """Say whether a document's text is Markdown as a whole."""
    return PurePosixPath(document.source).suffix.lower() in _MARKDOWN


def body(
    document: Document,
    part: Stretch,
    language: Language,
    *,
    quote: Span | None = None,
    glosses: Glosses | None = None,
    ids: Ids | None = None,
) -> Markup:
    """Render a stretch of a document, with a quote in it marked and terms explained."""
    ids = ids or Ids()
    if is_markdown(document):
        return prose(
            document.text[part.start : part.end],
            language,
            title=document.title,
            ids=ids,
            quote=_within(quote, part.start, part.end),
            glosses=glosses,
        )
    return join(_places(document, part, language, quote, glosses, ids))


def _places(
    document: Document,
    part: Stretch,
    language: Language,
    quote: Span | None,
    glosses: Glosses | None,
    ids: Ids,
) -> Iterator[Markup]:
    """Yield the places of a document without Markdown, each with its name and its text."""
    named = ""
    for section in document.sections:
        start, end = max(section.start, part.start), min(section.end, part.end)
        if start >= end:
            continue
        name = describe_place(section.locator, document.language, title=document.title)
        if name and name != named:
            yield tag("h2", name, id=ids.give(place_id(section.locator)))
            named = name
        text, here = document.text[start:end], _within(quote, start, end)
        if section.locator.slide is not None:
            yield prose(text, language, title=document.title, ids=ids, quote=here, glosses=glosses)
        else:
            written = as_written(text, language, ids=ids, quote=here, glosses=glosses)
            yield tag("div", written, class_="as-it-is")


def _within(quote: Span | None, start: int, end: int) -> Span | None:
    """Return the part of a quote that lies in `start:end`, counted from there."""
    if quote is None or quote[0] >= end or quote[1] <= start:
        return None
    return max(quote[0], start) - start, min(quote[1], end) - start
