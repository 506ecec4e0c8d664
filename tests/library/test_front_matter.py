"""Front matter at the top of Markdown."""

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.library.front_matter import (
    MAX_CHARACTERS,
    FrontMatter,
    parse_sidecar,
    read_front_matter,
    sidecar_of,
)

GOOD = """id: contoh
title: Panduan contoh
shelf: mne
kind: guide
language: id
"""


def read(fields: str) -> object:
    return read_front_matter(f"---\n{fields}---\nIsi.", source="a.md")[0]


def test_all_fields() -> None:
    text = f"""---
{GOOD}translation_of: sample
audience: [staf program, relawan]
summary: Isi
sources:
  - title: UU
    publisher: RI
    link: https://example.org
    licence: bebas
    retrieved: 2026-11-24
author_role: penulis
reviewed_on: 2026-11-24
review_due: 2027-01-16
sensitivity: public
licence: CC BY 4.0
status: retired
supersedes: [lama]
---
# Judul
"""
    front_matter, body = read_front_matter(text, source="a.md")
    assert front_matter is not None
    assert text[body:] == "# Judul\n"
    assert front_matter.sources[0].retrieved == date(2026, 11, 24)
    assert (front_matter.status, front_matter.supersedes) == ("retired", ("lama",))


@pytest.mark.parametrize("text", ["", "# Judul", "--- x", "\n---\n", "----\nid: a\n----\n"])
def test_none(text: str) -> None:
    assert read_front_matter(text, source="a.md") == (None, 0)


@pytest.mark.parametrize("end", ["---", "...", "---  "])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_body_begins_after_the_last_line(end: str, line_end: str) -> None:
    text = f"---\n{GOOD}{end}\nIsi.".replace("\n", line_end)
    assert text[read_front_matter(text, source="a.md")[1] :] == "Isi."


@pytest.mark.parametrize(
    ("fields", "key", "values"),
    [
        (GOOD.replace("id: contoh\n", ""), "missing", {"field": "id"}),
        (GOOD + "pengarang: Budi\n", "unknown", {"field": "pengarang"}),
        (GOOD.replace("mne", "dapur"), "choice", {"field": "shelf"}),
        (GOOD.replace("language: id", "language: ms"), "choice", {"allowed": "id, en"}),
        (GOOD + "review_due: besok\n", "value", {"field": "review_due"}),
        (GOOD.replace("id: contoh", "id: 12"), "value", {"field": "id"}),
        (GOOD.replace("id: contoh", "id: Contoh Besar"), "value", {"field": "id"}),
        (GOOD.replace("id: contoh", "id: a--b"), "value", {"field": "id"}),
        (GOOD + "sources: [{title: ''}]\n", "value", {"field": "sources.0.title"}),
        (GOOD + "reviewed_on: 2026-02-01\nreview_due: 2026-01-01\n", "order", {}),
        (GOOD + "title: lagi\n", "syntax", {"line": 1}),
        (GOOD + "audience: [a\n", "syntax", {}),
        (GOOD + "a: &x [b]\nc: *x\n", "syntax", {"line": 7}),
        ("hanya kata\n", "syntax", {}),
        ("", "syntax", {}),
    ],
)
def test_errors_name_file_and_field(fields: str, key: str, values: dict[str, object]) -> None:
    with pytest.raises(DocumentError) as caught:
        read(fields)
    assert caught.value.key == f"documents.front_matter_{key}"
    assert values.items() <= caught.value.values.items()
    assert caught.value.values["source"] == "a.md"


@pytest.mark.parametrize(
    ("text", "key"),
    [("---\nid: a\n", "open"), ("---\n" + "a: b\n" * MAX_CHARACTERS, "too_large")],
)
def test_without_an_end(text: str, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_front_matter(text, source="a.md")
    assert caught.value.key == f"documents.front_matter_{key}"


def test_sidecar() -> None:
    assert sidecar_of(Path("x/a.pdf")) == Path("x/a.pdf.meta.yaml")
    assert parse_sidecar(b"\xef\xbb\xbf" + GOOD.encode(), source="s").id == "contoh"


@pytest.mark.parametrize(
    ("data", "key"), [(b"\xff", "syntax"), (b"a" * (MAX_CHARACTERS + 1), "too_large")]
)
def test_sidecars_that_can_not_be_read(data: bytes, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_sidecar(data, source="s")
    assert caught.value.key == f"documents.front_matter_{key}"


def test_questions_for_readers() -> None:
    fields = f"{GOOD}self_test:\n  - question: Berapa lama?\n    answer: Tiga hari.\n"
    front_matter = read(fields)
    assert isinstance(front_matter, FrontMatter)
    assert front_matter.self_test[0].answer == "Tiga hari."
