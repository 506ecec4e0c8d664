"""Golden questions beside a document."""

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.library.golden import golden_of, holds, load_golden

GOOD = """- question: Kalo data bocor hrs lapor brp lama?
  register: everyday
  section: Berapa lama batas waktu memberi tahu?
  must_contain: [["3×24 jam", "72 jam"]]
"""


def load(tmp_path: Path, text: str) -> object:
    document = tmp_path / "a.md"
    golden_of(document).write_text(text, encoding="utf-8")
    return load_golden(document, source="a.md.golden.yaml")


def test_reads_questions(tmp_path: Path) -> None:
    english = GOOD.replace("everyday", "english")
    questions = load(tmp_path, GOOD + english)
    assert isinstance(questions, tuple)
    assert [(one.tone, one.language) for one in questions] == [
        ("everyday", "id"),
        ("english", "en"),
    ]


def test_a_document_may_have_none(tmp_path: Path) -> None:
    assert load_golden(tmp_path / "a.md", source="x") == ()


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        (GOOD + GOOD.replace("section:", "bagian:"), "invalid", {"number": 2, "field": "section"}),
        (GOOD.replace("everyday", "gaul"), "invalid", {"number": 1, "field": "register"}),
        (GOOD.replace('[["3×24 jam", "72 jam"]]', "[]"), "invalid", {"field": "must_contain"}),
        ("question: satu\n", "invalid", {"number": 1}),
        ("- [\n", "syntax", {}),
    ],
)
def test_errors_name_the_question(
    tmp_path: Path, text: str, key: str, values: dict[str, object]
) -> None:
    with pytest.raises(DocumentError) as caught:
        load(tmp_path, text)
    assert caught.value.key == f"documents.golden_{key}"
    assert values.items() <= caught.value.values.items()


@pytest.mark.parametrize(
    ("text", "groups", "expected"),
    [
        ("Paling lambat 3×24\n jam.", [["3×24 jam", "72 jam"]], True),
        ("PALING LAMBAT 72 JAM", [["3×24 jam", "72 jam"]], True),
        ("Paling lambat 3 hari.", [["3×24 jam", "72 jam"]], False),
        ("satu dua", [["satu"], ["dua"]], True),
        ("satu", [["satu"], ["dua"]], False),
    ],
)
def test_holds(text: str, groups: list[list[str]], expected: bool) -> None:
    assert holds(text, groups) is expected
