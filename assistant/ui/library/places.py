"""Addresses of documents and of places in them."""

import re
import unicodedata
from collections.abc import Mapping

from assistant.library.glossary import Term
from assistant.types import Evidence, Language, Locator
from assistant.ui.links import link_to
from assistant.ui.routes import LIBRARY_PATH

FROM, TO = "di", "sampai"
"""The query parameters with the offsets of what is to be shown, and marked where both are there."""

QUOTED = "kutipan"
"""The id of a quote that is marked."""

Span = tuple[int, int]
"""Where a quote begins and ends, in characters of its document's text."""

_LONGEST = 60  # characters of a heading's id
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(words: str) -> str:
    """Return words as the id of a place: small letters, digits and hyphens; empty for none."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain).strip("-")[:_LONGEST].strip("-")


def place_id(locator: Locator) -> str:
    """Return the id of a place in its document: its page or slide, else its nearest heading."""
    if locator.page is not None:
        return f"hal-{locator.page}"
    if locator.slide is not None:
        return f"slide-{locator.slide}"
    return heading_id(locator.heading_path[-1]) if locator.heading_path else ""


def heading_id(title: str) -> str:
    """Return the id of a heading; it meets no id of the page's own."""
    return f"b-{slug(title)}" if slug(title) else ""


def term_id(term: Term) -> str:
    """Return the id of a term on the page of the glossary."""
    return f"i-{slug(term.id)}"


def document_address(
    document_id: str, language: Language, *, at: int | None = None, locator: Locator | None = None
) -> str:
    """Return where a document is read, at an offset in its text and the place that it is in."""
    address = link_to(f"{LIBRARY_PATH}/dokumen/{document_id}", language)
    if at is not None:
        address += f"&di={at}"
    place = place_id(locator) if locator is not None else ""
    return f"{address}#{place}" if place else address


def page_address(document_id: str, number: int, language: Language) -> str:
    """Return where a page of a PDF is looked at."""
    return link_to(page_path(document_id, number), language)


def page_path(document_id: str, number: int) -> str:
    """Return the path of a page of a PDF; that of its picture ends in `.png`."""
    return f"{LIBRARY_PATH}/dokumen/{document_id}/halaman/{number}"


def quote_address(evidence: Evidence, language: Language) -> str:
    """Return where a quote is read, marked: on its page of a PDF, else in its section."""
    chunk = evidence.passage.chunk
    number = chunk.locator.page
    if number is not None:
        address = page_address(chunk.document_id, number, language)
    else:
        address = document_address(chunk.document_id, language)
    return f"{address}&{FROM}={evidence.start}&{TO}={evidence.end}#{QUOTED}"


def offset_of(written: str) -> int:
    """Read an offset in a text from an address; 0 for anything else."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 9 else 0


def quote_of(query: Mapping[str, str]) -> Span | None:
    """Return which part of a text an address wants marked, if any."""
    start, end = offset_of(query.get(FROM, "")), offset_of(query.get(TO, ""))
    return (start, end) if start < end else None
