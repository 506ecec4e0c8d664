"""A document with its translation beside it, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from assistant.documents.outline import read_outline
from assistant.types import Document, Language
from assistant.ui.glosses import Glosses
from assistant.ui.library.body import body, is_markdown
from assistant.ui.library.parts import language_name
from assistant.ui.library.places import Span
from assistant.ui.library.prose import Ids
from assistant.ui.library.stretches import WHOLE, Stretch
from assistant.ui.markup import Markup, tag

FACING = "sanding"
"""The query parameter with the language of the translation that stands beside a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """A translation as it may be shown, and where its text begins."""

    document: Document
    start: int


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    level: int
    """Of its heading; 0 where it has none."""


def can_face(document: Document) -> bool:
    """Say whether a document has headings to go by, and is shown whole."""
    return is_markdown(document) and len(document.text) <= WHOLE


def facing(
    document: Document,
    part: Stretch,
    translation: Facing,
    language: Language,
    *,
    quote: Span | None,
    glosses: Glosses,
) -> Markup:
    """Render both, the sections that belong together in one row."""
    other, ids = translation.document, Ids()
    own = parts_of(document, part.start)
    rows = []
    for one, two in aligned(own, parts_of(other, translation.start)):
        left = _side(document, one, language, ids, quote=quote, glosses=glosses)
        right = _side(other, two, language, ids)
        if left or right:
            rows.append(tag("div", left or tag("div"), right or tag("div"), class_="pair"))
    return tag("div", *rows, class_="facing")


def parts_of(document: Document, start: int) -> list[_Part]:
    """Cut a document at its headings."""
    headings = read_outline(document.text, start).headings
    starts = [(start, 0), *((one.start, one.level) for one in headings)]
    ends = [*(one.start for one in headings), len(document.text)]
    parts = [_Part(at, end, level) for (at, level), end in zip(starts, ends, strict=True)]
    return [one for one in parts if document.text[one.start : one.end].strip()]


def aligned(own: list[_Part], others: list[_Part]) -> Iterator[tuple[_Part | None, _Part | None]]:
    """Pair the parts of two documents in their order, by the levels of their headings.

    What only one of them has stands alone.
    """
    levels = [one.level for one in own], [one.level for one in others]
    for kind, a, b, c, d in SequenceMatcher(None, *levels, autojunk=False).get_opcodes():
        if kind == "equal" or kind == "replace":
            yield from zip_longest(own[a:b], others[c:d])
        else:
            yield from ((one, None) for one in own[a:b])
            yield from ((None, two) for two in others[c:d])


def _side(
    document: Document,
    part: _Part | None,
    language: Language,
    ids: Ids,
    *,
    quote: Span | None = None,
    glosses: Glosses | None = None,
) -> Markup:
    if part is None:
        return Markup("")
    stretch = Stretch(part.start, part.end)
    text = body(document, stretch, language, quote=quote, glosses=glosses, ids=ids)
    if not text:
        return text
    tongue = tag("p", language_name(document.language, language), class_="tongue", lang=language)
    return tag("div", tongue, text, class_="prose", lang=document.language)
