"""What a PDF hides: page by page in its text, and in what is kept apart from the pages."""

from collections.abc import Iterator
from typing import Any

from assistant.documents.concealed.concealed import Concealed
from assistant.documents.concealed.pdf_apart import annotations, properties_and_actions
from assistant.documents.concealed.pdf_text import hidden_text
from assistant.documents.pdf import open_pdf


def inspect_pdf(data: bytes) -> Iterator[Concealed]:
    """Yield what a reader of the pages does not see.

    Raises:
        DocumentError: it is locked or has no pages. A file that is damaged otherwise raises
            whatever pypdf raises.
    """
    reader = open_pdf(data)
    yield from properties_and_actions(reader)
    for number, page in enumerate(reader.pages, start=1):
        yield from _page(page, number)


def _page(page: Any, number: int) -> Iterator[Concealed]:
    yield from annotations(page, number)
    try:
        found = list(hidden_text(page, number))
    except MemoryError:
        raise
    except Exception:  # pypdf meets a damaged page with any of a dozen errors
        if _is_readable(page):
            raise  # what is read and can't be inspected is not let in
        return
    yield from found


def _is_readable(page: Any) -> bool:
    try:
        return bool(page.extract_text().strip())
    except Exception:  # such a page is not read either, and its reader is told so
        return False
