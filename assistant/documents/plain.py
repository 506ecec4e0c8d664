"""Plain text: the file's own text, one section."""

from assistant.documents.extract import Extract
from assistant.types import Locator, Section


def read_plain(text: str) -> Extract:
    """Take a decoded text as it is."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    section = Section(start=start, end=end, locator=Locator())
    return Extract(text=text, sections=(section,) if start < end else ())
