"""Personal data by kind; the data itself is never shown."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.types import Language
from tests.checking.folders import TEXT, check, document
from tests.checking.rules.test_contacts import BOOK

_KINDS = {
    "nik": re.compile(r"\b\d{16}\b"),
    "phone": re.compile(r"\b0[\d-]{9,14}\b"),
    "name": re.compile(r"\bIbu [A-Z]\w+"),
}


@dataclass(frozen=True)
class Found:
    entity: str
    start: int
    end: int


def detect(text: str, language: Language) -> list[Found]:
    """Stand in for the Redactor with three plain patterns."""
    return [
        Found(entity, match.start(), match.end())
        for entity, pattern in _KINDS.items()
        for match in pattern.finditer(text)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Arsip disimpan sekretaris.", []),
        ("NIK 3201010101900000 tercatat.", [("error", "NIK", "1")]),
        ("Telepon contoh 0812-0000-0000.", []),
        ("WhatsApp 08111-129-129.", []),
        ("WhatsApp 0812-0000-0001.", [("error", "nomor telepon", "1")]),
        ("Datanglah kepada Ibu Contoh.", [("warning", "nama orang", "1")]),
        ("Ibu Contoh dan Ibu Misal datang.", [("warning", "nama orang", "2")]),
        ("Ibu Contoh, warga rekaan, datang.", []),
        ("Ibu Contoh, warga rekaan, ber-NIK 3201010101900000.", [("error", "NIK", "1")]),
    ],
)
def test_kinds(tmp_path: Path, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    files = {"contacts.toml": BOOK, "arsip.md": document(f"{TEXT}\n{sentence}\n")}
    findings = [
        one
        for one in check(tmp_path, files, detect=detect)
        if one.rule.startswith("personal_data.")
    ]
    assert [(one.severity, one.values["count"]) for one in findings] == [
        (severity, count) for severity, _, count in expected
    ]
    for finding, (_, kind, _) in zip(findings, expected, strict=True):
        assert kind in finding.what("id")
        assert not re.search(r"\d{5}|Contoh", finding.what("id"))


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("kasus_ibu-contoh.txt", TEXT, ["kasus_ibu-contoh.txt"]),
        ("kasus-arsip.txt", TEXT, []),
        ("kasus_ibu-contoh.md", document(TEXT), []),
    ],
)
def test_a_file_s_name_counts_where_an_id_is_made_of_it(
    tmp_path: Path, name: str, text: str, found: list[str]
) -> None:
    findings = [
        one
        for one in check(tmp_path, {"contacts.toml": BOOK, name: text}, detect=detect)
        if one.rule == "personal_data.file_name"
    ]
    assert [one.source for one in findings] == found
    for one in findings:
        assert "nama orang" in one.what("id") and "Contoh" not in one.what("id")
        assert "id" in one.fix("en")
