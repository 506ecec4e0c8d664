"""Say in words where in its document something stands."""

from assistant.strings import text
from assistant.types import Language, Locator


def describe_place(locator: Locator, language: Language, *, title: str = "") -> str:
    """Name page or slide, then the headings; empty when nothing is known.

    A heading that repeats the document's `title` is left out.
    """
    parts = []
    if locator.page is not None:
        parts.append(text(language, "place.page", number=locator.page))
    if locator.slide is not None:
        parts.append(text(language, "place.slide", number=locator.slide))
    headings = [heading for heading in locator.heading_path if heading != title]
    if headings:
        parts.append(" › ".join(headings))
    return " · ".join(parts)
