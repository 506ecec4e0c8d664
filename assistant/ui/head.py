"""Tells the front matter of a document from its text: it is for those who look after files."""

from assistant.errors import DocumentError
from assistant.library.front_matter import read_front_matter
from assistant.types import Document


def head_of(document: Document) -> str:
    """Return the front matter at the top of a document's text; empty where there is none."""
    try:
        _, end = read_front_matter(document.text, source=document.source)
    except DocumentError:
        return ""
    return document.text[:end]
