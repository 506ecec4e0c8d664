"""How people ask for a document's sections."""

from pathlib import Path

import pytest

from assistant.documents import convert
from assistant.errors import DocumentError
from assistant.library.asked import MAX_BYTES, asked_of, parse_asked
from assistant.library.scan import scan

GOOD = '"Kapan wajib?":\n  - kalo dpt hibah gede hrs diaudit ga?\n  - When is an audit needed?\n'


def test_questions_by_heading() -> None:
    asked = parse_asked(GOOD.encode(), source="a.md.asked.yaml")
    questions = ("kalo dpt hibah gede hrs diaudit ga?", "When is an audit needed?")
    assert asked == {"Kapan wajib?": questions}
    assert parse_asked(b"", source="a") == {}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"- satu\n", ""),
        (b"Kapan: bukan daftar\n", "Kapan"),
        (b"Kapan: [ab]\n", "Kapan.0"),
        (b"Kapan: [" + b"'satu dua', " * 25 + b"]\n", "Kapan"),
        (b"Kapan: [\n", "2"),
        (b"\xff\xfe", "1"),
        (b"#" * (MAX_BYTES + 1), "1"),
    ],
)
def test_what_is_no_such_list_is_refused(data: bytes, place: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_asked(data, source="a.md.asked.yaml")
    assert caught.value.key == "documents.asked_invalid"
    assert caught.value.values == {"source": "a.md.asked.yaml", "place": place}


def test_a_change_of_the_list_is_a_change_of_the_document(tmp_path: Path) -> None:
    document = tmp_path / "audit.md"
    document.write_text("# Audit\n\n## Kapan wajib?\n\nSetiap tahun.\n", encoding="utf-8")
    assert scan(tmp_path).files[0].read_with == ()
    asked_of(document).write_text(GOOD, encoding="utf-8")
    file = scan(tmp_path).files[0]
    assert [path.name for path in file.read_with] == ["audit.md.asked.yaml"]
    assert scan(tmp_path).ignored == ()
    assert list(convert(document, source="audit.md").asked) == ["Kapan wajib?"]


def test_a_broken_list_leaves_the_document_readable(tmp_path: Path) -> None:
    document = tmp_path / "audit.md"
    document.write_text("# Audit\n\nSetiap tahun.\n", encoding="utf-8")
    asked_of(document).write_text("- bukan\n", encoding="utf-8")
    read = convert(document, source="audit.md")
    assert read.asked == {}
    assert "documents.notices.asked_unusable" in read.notices
