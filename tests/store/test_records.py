import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.store.records import (
    chunk_row,
    document_row,
    read_chunk,
    read_document,
    vector_key,
)
from assistant.types import Chunk, Document, Locator, Section

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_NUMBER = st.integers(0, 1_000)
_LOCATOR = st.builds(
    Locator,
    heading_path=st.lists(_TEXT, max_size=3).map(tuple),
    page=st.none() | _NUMBER,
    slide=st.none() | _NUMBER,
)
_SECTION = st.builds(Section, start=_NUMBER, end=_NUMBER, locator=_LOCATOR)
_DOCUMENT = st.builds(
    Document,
    id=_TEXT,
    title=_TEXT,
    text=_TEXT,
    language=st.sampled_from(["id", "en"]),
    source=_TEXT,
    sha256=_TEXT,
    sections=st.lists(_SECTION, max_size=3).map(tuple),
    notices=st.lists(_TEXT, max_size=2).map(tuple),
    meta=st.dictionaries(_TEXT, _TEXT, max_size=3),
)
_CHUNK = st.builds(
    Chunk,
    id=_TEXT,
    document_id=_TEXT,
    title=_TEXT,
    language=st.sampled_from(["id", "en"]),
    text=_TEXT,
    start=_NUMBER,
    end=_NUMBER,
    locator=_LOCATOR,
)


@given(_DOCUMENT)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert read_document(document_row(document)) == document


@given(_CHUNK)
def test_a_chunk_comes_back_as_it_was(chunk: Chunk) -> None:
    identity, document_id, _, start, end, locator, text, _ = chunk_row(chunk, 0)
    asked = json.dumps(chunk.asked)
    row = (identity, document_id, chunk.title, chunk.language, text, start, end, locator, asked)
    assert read_chunk(row) == chunk


@given(_CHUNK, _CHUNK)
def test_the_vector_key_is_that_of_the_embedded_text(one: Chunk, other: Chunk) -> None:
    assert (vector_key(one) == vector_key(other)) == (one.embedded_text == other.embedded_text)
