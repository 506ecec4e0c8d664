"""The glossary and the service numbers: TOML files of the knowledge folder."""

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.library.contacts import digits, load_contacts
from assistant.library.glossary import load_glossary

ROOT = Path(__file__).parents[2]
TERM = """[[term]]
id = "akuntabilitas"
en = "accountability"
also = ["tanggung gugat"]
meaning_id = "Menjelaskan keputusan."
meaning_en = "Explaining decisions."
shelf = "etika-ai"
see = ["arsip"]
"""


def test_reads_terms_in_order(tmp_path: Path) -> None:
    other = TERM.replace("akuntabilitas", "zakat")
    (tmp_path / "glossary.toml").write_text(TERM + other, encoding="utf-8")
    terms = load_glossary(tmp_path)
    assert [term.id for term in terms] == ["akuntabilitas", "zakat"]
    assert (terms[0].name("id"), terms[0].name("en")) == ("akuntabilitas", "accountability")
    assert terms[0].meanings == {"id": "Menjelaskan keputusan.", "en": "Explaining decisions."}


def test_a_folder_may_have_neither(tmp_path: Path) -> None:
    assert load_glossary(tmp_path) == ()
    assert load_contacts(tmp_path).contact == ()


def test_the_shipped_files_are_read() -> None:
    assert len(load_glossary(ROOT / "knowledge")) > 100
    assert {"129", "08111129129"} <= load_contacts(ROOT / "knowledge").numbers


@pytest.mark.parametrize(
    ("data", "key", "values"),
    [
        ((TERM + TERM.replace("shelf", "rak")).encode(), "invalid", {"number": 2}),
        (TERM.replace("etika-ai", "dapur").encode(), "invalid", {"number": 1, "field": "shelf"}),
        (TERM.replace('["arsip"]', '["Arsip Lama"]').encode(), "invalid", {"field": "see"}),
        (b"[[term]\n", "syntax", {"source": "glossary.toml"}),
        (b"\xff\xfe", "unreadable", {"source": "glossary.toml"}),
    ],
)
def test_errors_name_the_place(
    tmp_path: Path, data: bytes, key: str, values: dict[str, object]
) -> None:
    (tmp_path / "glossary.toml").write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        load_glossary(tmp_path)
    assert caught.value.key == f"check.toml_{key}"
    assert values.items() <= caught.value.values.items()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("129", "129"),
        ("08111-129-129", "08111129129"),
        ("+62 811 1129 129", "08111129129"),
        ("(021) 555 0100", "0215550100"),
    ],
)
def test_digits(written: str, expected: str) -> None:
    assert digits(written) == expected
