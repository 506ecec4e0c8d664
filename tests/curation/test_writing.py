"""Front matter as text reads back as what it was made of."""

from datetime import date

import pytest

from assistant.curation.writing import (
    front_matter_yaml,
    make_front_matter,
    make_id,
    split_list,
    with_front_matter,
)
from assistant.errors import UserError
from assistant.library.front_matter import FrontMatter, parse_sidecar, read_front_matter

GIVEN = {"id": "a", "title": "A: b #c", "shelf": "mne", "kind": "guide", "language": "id"}
FULL = GIVEN | {
    "summary": "- bukan daftar",
    "sources": [{"title": "Sumber: satu", "link": "https://example.org"}],
    "reviewed_on": "2026-11-24",
    "review_due": date(2027, 5, 24),
    "supersedes": ["lama"],
}


@pytest.mark.parametrize("values", [GIVEN, FULL])
def test_reads_back(values: dict[str, object]) -> None:
    front_matter = make_front_matter(**values)
    assert parse_sidecar(front_matter_yaml(front_matter).encode(), source="a") == front_matter


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b"# Judul\n", "# Judul\n"),
        (b"# Judul\r\nisi\r\n", "# Judul\r\nisi\r\n"),
        (b"\xef\xbb\xbf# Judul\n", "# Judul\n"),
        ("# Judul — “kutip”\n".encode("cp1252"), "# Judul — “kutip”\n"),
    ],
)
def test_on_top_of_markdown(data: bytes, body: str) -> None:
    written = with_front_matter(data, FrontMatter(**GIVEN)).decode()
    read, begin = read_front_matter(written, source="a.md")
    assert read == FrontMatter(**GIVEN)
    assert written[begin:] == body
    assert ("\r\n" in written) == ("\r\n" in body)
    assert written.count("\n") == written.count("\r\n") or "\r\n" not in body


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [
        ("Audit Yayasan (2026)", (), "audit-yayasan-2026"),
        ("Scan_final é", (), "scan-final-e"),
        ("audit", ("audit",), "audit-2"),
        ("audit", ("audit", "audit-2"), "audit-3"),
        ("日本", (), "dokumen"),
        ("a" * 300, (), "a" * 70),
    ],
)
def test_ids(name: str, taken: tuple[str, ...], made: str) -> None:
    assert make_id(name, taken) == made
    FrontMatter(**GIVEN | {"id": made})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"id": "A B"}, "id"),
        ({"title": ""}, "title"),
        ({"reviewed_on": "kemarin"}, "reviewed_on"),
        ({"reviewed_on": "2026-11-24", "review_due": "2026-11-23"}, "review_due"),
    ],
)
def test_wrong_values_are_named(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as caught:
        make_front_matter(**GIVEN | wrong)
    assert (caught.value.key, caught.value.values) == ("curation.bad_value", {"field": field})


@pytest.mark.parametrize(
    ("words", "parts"), [("", ()), ("a", ("a",)), (" staf, ,relawan ,", ("staf", "relawan"))]
)
def test_lists(words: str, parts: tuple[str, ...]) -> None:
    assert split_list(words) == parts
