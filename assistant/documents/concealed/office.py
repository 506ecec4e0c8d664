"""What Word documents and presentations keep apart from the page: properties and comments."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml

from assistant.documents.concealed.concealed import Concealed

_NAMES = (
    *("title", "subject", "keywords", "comments", "category", "author", "last_modified_by"),
    *("content_status", "identifier", "version"),
)
_FURTHER = re.compile(r"/docProps/(app|custom)\.xml")
_WORD = re.compile(r"[^\W\d_]{2}")


def properties_of(core: Any, package: Any) -> Iterator[Concealed]:
    """Yield a file's properties: the common ones, the application's and its own."""
    values = [str(getattr(core, name, "") or "") for name in _NAMES]
    for words in (*values, *texts_of_parts(package, _FURTHER)):
        if _WORD.search(words):
            yield Concealed(kind="metadata", text=words, is_read=False)


def texts_of_parts(package: Any, names: re.Pattern[str]) -> Iterator[str]:
    """Yield the words of each XML part whose name fits."""
    for part in package.iter_parts():
        if names.fullmatch(str(part.partname)):
            words = " ".join(parse_xml(part.blob).xpath("//text()"))
            if _WORD.search(words):
                yield " ".join(words.split())
