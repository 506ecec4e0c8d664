"""Chunks: true offsets, true locators, never too long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.markdown import read_markdown
from assistant.documents.splitter import TokenSplitter
from assistant.types import Document, Locator, Section


def count_words(text: str) -> int:
    """Count as embedders do: pieces of words of at most four letters, and two special tokens."""
    return 2 + len(re.findall(r"\w{1,4}|[^\w\s]", text))


def make_document(text: str, *, title: str = "Judul", path: tuple[str, ...] = ()) -> Document:
    section = Section(start=0, end=len(text), locator=Locator(heading_path=path))
    return Document(
        id="d", title=title, text=text, language="id", source="d.md", sha256="",
        sections=(section,),
    )  # fmt: skip


def make_markdown(text: str) -> Document:
    extract = read_markdown(text)
    return Document(
        id="d", title=extract.title, text=text, language="id", source="d.md", sha256="",
        sections=extract.sections,
    )  # fmt: skip


def splitter(max_tokens: int = 64, target: int = 24) -> TokenSplitter:
    return TokenSplitter(count_tokens=count_words, max_tokens=max_tokens, target_tokens=target)


pieces = st.sampled_from(
    ["# A\n\n", "## B\n\n", "Kata panjang sekali. ", "No. 27 ", "\n\n", "\n", "- butir\n",
     "| a | b |\n", "x" * 300, " " * 300, "😀", "<!-- x -->", "\r\n", "`", "é́"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(pieces, max_size=30).map("".join)))
def test_every_chunk_is_a_true_piece_of_its_section(text: str) -> None:
    document = make_markdown(text)
    chunks = splitter().split(document)
    last = 0
    for chunk in chunks:
        assert document.text[chunk.start : chunk.end] == chunk.text
        assert chunk.text == chunk.text.strip() != ""
        assert last <= chunk.start
        last = chunk.end
        assert count_words(chunk.embedded_text) <= 64
        assert any(
            section.start <= chunk.start and chunk.end <= section.end
            and section.locator == chunk.locator
            for section in document.sections
        )  # fmt: skip
    assert len({chunk.id for chunk in chunks}) == len(chunks)
    covered = {index for chunk in chunks for index in range(chunk.start, chunk.end)}
    for section in document.sections:
        missed = set(range(section.start, section.end)) - covered
        assert not any(document.text[index].isalnum() for index in missed)


@given(st.text(max_size=400), st.lists(st.text(max_size=400), max_size=6), st.text(max_size=200))
def test_no_title_and_no_headings_are_too_long(title: str, path: list[str], text: str) -> None:
    document = make_document(text, title=title, path=tuple(path))
    for chunk in splitter().split(document):
        assert count_words(chunk.embedded_text) <= 64
        assert document.text[chunk.start : chunk.end] == chunk.text


def test_long_paths_keep_their_nearest_heading() -> None:
    path = tuple(f"Judul yang panjang nomor {number}" for number in range(9))
    (chunk,) = splitter().split(make_document("Isi.", path=path))
    assert chunk.locator.heading_path
    assert path[-len(chunk.locator.heading_path) :] == chunk.locator.heading_path


def test_cuts_at_sentences_and_not_after_abbreviations() -> None:
    text = " ".join(f"Lihat Ps. {n} dari UU No. 27 tentang Prof. Budi." for n in range(30))
    chunks = splitter(128, 40).split(make_document(text))
    assert len(chunks) > 5
    assert all(chunk.text.startswith("Lihat") for chunk in chunks)
    assert all(chunk.text.endswith("Budi.") for chunk in chunks)


def test_cuts_at_paragraphs_first() -> None:
    paragraph = "Satu kalimat pendek. Dua kalimat pendek."
    text = "\n\n".join([paragraph] * 6)
    assert {chunk.text for chunk in splitter(64, 15).split(make_document(text))} == {paragraph}


def test_ids_change_with_what_is_embedded_and_with_nothing_else() -> None:
    def ids(document: Document) -> list[str]:
        return [chunk.id for chunk in splitter().split(document)]

    text = "\n\n".join(["Isi yang sama persis dan cukup panjang untuk satu potongan saja."] * 3)
    first = ids(make_document(text))
    assert len(first) == 3 == len(set(first))
    assert first[1] == f"{first[0]}-2"
    assert ids(make_document(f"\n\n{text}")) == first
    assert not set(ids(make_document(text, title="Lain"))) & set(first)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", ["a" * 100_000, "a " * 50_000, ". " * 50_000, "a\n" * 50_000])
def test_hostile_texts_are_cut_quickly(text: str) -> None:
    for chunk in splitter(512, 200).split(make_document(text)):
        assert count_words(chunk.embedded_text) <= 512
