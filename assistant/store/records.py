"""Documents, sections and locators as the JSON texts that the database keeps."""

import hashlib
import json
from typing import Any

from assistant.types import Chunk, Document, Locator, Section

DOCUMENT_COLUMNS = "id, source, title, language, sha256, text, sections, notices, meta"
"""What `document_row` writes and `read_document` reads, in order."""

CHUNK_COLUMNS = (
    "chunks.id, chunks.document_id, documents.title, documents.language,"
    " chunks.text, chunks.start, chunks.end, chunks.locator,"
    " (SELECT json_group_array(question) FROM"
    " (SELECT question FROM asked WHERE chunk_id = chunks.id ORDER BY ordinal))"
)
"""What `read_chunk` reads, in order, of chunks joined with their documents."""


def vector_key(chunk: Chunk) -> str:
    """Return the address of a chunk's vector: the hash of the text that is embedded."""
    return hashlib.sha256(chunk.embedded_text.encode()).hexdigest()


def question_key(question: str) -> str:
    """Return the address of the vector of a question, embedded as one."""
    return hashlib.sha256(b"question\n" + question.encode()).hexdigest()


def document_row(document: Document) -> tuple[str, ...]:
    """Return a document's values for `DOCUMENT_COLUMNS`."""
    sections = [[part.start, part.end, _locator(part.locator)] for part in document.sections]
    return (
        document.id,
        document.source,
        document.title,
        document.language,
        document.sha256,
        document.text,
        json.dumps(sections, ensure_ascii=False),
        json.dumps(document.notices),
        json.dumps(dict(document.meta), ensure_ascii=False),
    )


def read_document(row: tuple[Any, ...]) -> Document:
    """Return the document of a row of `DOCUMENT_COLUMNS`."""
    identity, source, title, language, sha256, text, sections, notices, meta = row
    return Document(
        id=identity,
        source=source,
        title=title,
        language=language,
        sha256=sha256,
        text=text,
        sections=tuple(
            Section(start=start, end=end, locator=_read_locator(locator))
            for start, end, locator in json.loads(sections)
        ),
        notices=tuple(json.loads(notices)),
        meta=json.loads(meta),
    )


def chunk_row(chunk: Chunk, ordinal: int) -> tuple[object, ...]:
    """Return a chunk's values: id, document, ordinal, start, end, locator, text, vector key."""
    locator = json.dumps(_locator(chunk.locator), ensure_ascii=False)
    return (
        chunk.id,
        chunk.document_id,
        ordinal,
        chunk.start,
        chunk.end,
        locator,
        chunk.text,
        vector_key(chunk),
    )


def read_chunk(row: tuple[Any, ...]) -> Chunk:
    """Return the chunk of a row of `CHUNK_COLUMNS`."""
    identity, document_id, title, language, text, start, end, locator, asked = row
    return Chunk(
        id=identity,
        document_id=document_id,
        title=title,
        language=language,
        text=text,
        start=start,
        end=end,
        locator=_read_locator(json.loads(locator)),
        asked=tuple(json.loads(asked)),
    )


def _locator(locator: Locator) -> dict[str, object]:
    return {
        "headings": locator.heading_path,
        "page": locator.page,
        "slide": locator.slide,
    }


def _read_locator(found: dict[str, Any]) -> Locator:
    return Locator(heading_path=tuple(found["headings"]), page=found["page"], slide=found["slide"])
