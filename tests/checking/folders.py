"""Small knowledge folders for the tests of rules."""

from datetime import date
from pathlib import Path

from assistant.checking.check import check_library
from assistant.checking.finding import Finding
from assistant.checking.rules import make_rules
from assistant.checking.rules.personal_data import Detect
from assistant.checking.rules.steering import Steering
from assistant.documents import Limits

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 12, 1)
SELF_TEST = """
  - {question: 'Apa itu arsip?', answer: Berkas yang disimpan.}
  - {question: 'Siapa yang menyimpan?', answer: Sekretaris.}
  - {question: 'Di mana disimpan?', answer: Di lemari.}"""
SOURCE = (
    "\n  - {title: Panduan arsip, publisher: ANRI, licence: Hanya dirujuk, retrieved: 2026-11-01}"
)
TEXT = """# Menyimpan arsip

Halaman ini untuk sekretaris yang menata berkas kantor.

## Siapa yang menyimpan arsip?

Arsip disimpan sekretaris di lemari yang terkunci.
"""
ENGLISH = """# Keeping an archive

This page is for secretaries who keep the files of an office.

## Who keeps the archive?

The secretary keeps the archive in a locked cupboard.
"""


def document(text: str = TEXT, **fields: str) -> str:
    """Make a Markdown document with complete front matter; a field given as "" is left out."""
    given = {
        "id": "arsip",
        "title": next((line[2:] for line in text.splitlines() if line.startswith("# ")), "Judul"),
        "shelf": "tata-kelola",
        "kind": "guide",
        "language": "id",
        "audience": "[sekretaris]",
        "summary": "Cara menyimpan arsip.",
        "self_test": SELF_TEST,
        "sources": SOURCE,
        "author_role": "penulis",
        "reviewed_on": "2026-11-20",
        "review_due": "2027-05-20",
        "licence": "CC BY 4.0",
        "status": "published",
    } | fields
    lines = [f"{name}: {value}" for name, value in given.items() if value]
    return "\n".join(["---", *lines, "---", text])


def english(text: str = ENGLISH, **fields: str) -> str:
    """Make the English translation of `document()`."""
    given = {"id": "archive", "language": "en", "translation_of": "arsip"} | fields
    return document(text, **given)


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a knowledge folder."""
    for source, text in files.items():
        path = folder / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def check(
    folder: Path,
    files: dict[str, str] | None = None,
    *,
    detect: Detect | None = None,
    steers: Steering | None = None,
    today: date = TODAY,
) -> list[Finding]:
    """Write files, and return everything that is found in the folder."""
    write(folder, files or {})
    rules = make_rules(folder, today=today, detect=detect, steers=steers)
    report = check_library(
        folder,
        per_document=rules.per_document,
        across_documents=rules.across_documents,
        limits=Limits(),
    )
    return list(report.findings)


def places(findings: list[Finding], group: str) -> list[tuple[str, str, int | None]]:
    """Return rule, source and line (or page) of the findings of a group of rules."""
    return [
        (one.rule.partition(".")[2], one.source, one.line or one.page)
        for one in findings
        if one.rule.startswith(f"{group}.")
    ]


def names(findings: list[Finding], group: str) -> list[str]:
    """Return the names within a group of rules, in order."""
    return sorted(
        one.rule.partition(".")[2] for one in findings if one.rule.startswith(f"{group}.")
    )
