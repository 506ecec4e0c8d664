"""Stand-ins for reading and cutting documents: plain text in, one chunk a paragraph out."""

import hashlib
import re
from pathlib import Path

from assistant.errors import DocumentError
from assistant.types import Chunk, Document, Locator, Section

_FIELD = re.compile(r"^(\w+): (.+)\n", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def convert_text(path: Path, *, source: str) -> Document:
    """Read a text file; lines such as `id: x`, `language: en` or `status: draft` may begin it.

    Raises:
        DocumentError: the text holds the word BROKEN.
    """
    raw = path.read_bytes()
    text = raw.decode()
    if "BROKEN" in text:
        raise DocumentError("documents.unreadable", source=source, reason="BROKEN")
    fields = {}
    while found := _FIELD.match(text):
        fields[found[1]] = found[2]
        text = text[found.end() :]
    heading = text.partition("\n")[0]
    return Document(
        id=fields.get("id", source),
        title=heading,
        text=text,
        language="en" if fields.get("language") == "en" else "id",
        source=source,
        sha256=hashlib.sha256(raw).hexdigest(),
        sections=(Section(start=0, end=len(text), locator=Locator(heading_path=(heading,))),),
        meta={"status": fields.get("status", "published")},
    )


class ParagraphSplitter:
    """Cuts a document into its paragraphs. Implements `Splitter`."""

    def split(self, document: Document) -> list[Chunk]:
        """Return one chunk a paragraph, with the locator of the section that it begins in."""
        return [
            Chunk(
                id=f"{document.id}#{number}",
                document_id=document.id,
                title=document.title,
                language=document.language,
                text=found.group(),
                start=found.start(),
                end=found.end(),
                locator=_locator(document, found.start()),
            )
            for number, found in enumerate(_PARAGRAPH.finditer(document.text))
        ]


def _locator(document: Document, position: int) -> Locator:
    for section in document.sections:
        if section.start <= position < section.end:
            return section.locator
    return Locator()
