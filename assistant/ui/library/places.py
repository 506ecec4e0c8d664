"""Addresses of documents and of places in them."""

import re
import unicodedata

from assistant.types import Language, Locator
from assistant.ui.links import link_to
from assistant.ui.routes import LIBRARY_PATH

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


def document_address(
    document_id: str, language: Language, *, at: int | None = None, locator: Locator | None = None
) -> str:
    """Return where a document is read, at an offset in its text and the place that it is in."""
    address = link_to(f"{LIBRARY_PATH}/dokumen/{document_id}", language)
    if at is not None:
        address += f"&di={at}"
    place = place_id(locator) if locator is not None else ""
    return f"{address}#{place}" if place else address
