"""Whether the service numbers that documents show are those of `contacts.toml`, and fresh."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from assistant.checking.finding import Finding
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.checking.telephone import shown_numbers
from assistant.errors import DocumentError
from assistant.library.contacts import CONTACTS_FILE, ContactBook, load_contacts
from assistant.sentences import sentence_spans

LONGEST_UNVERIFIED = timedelta(days=180)
"""A number is looked up again within half a year."""

_NOTE = re.compile(r"nomor dapat berubah|numbers? (?:can|may) change", re.IGNORECASE)
_CHECKED = re.compile(
    r"(?:diperiksa terakhir|terakhir diperiksa|last checked|checked last)\W+\d", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}")


def check_contact_book(
    _subjects: Sequence[Subject], *, folder: Path, today: date
) -> Iterator[Finding]:
    """Report a `contacts.toml` that can't be read, and numbers not verified for long."""
    try:
        book = load_contacts(folder)
    except DocumentError as error:
        yield Finding(
            rule="contacts.unreadable", severity="error", source=CONTACTS_FILE, cause=error
        )
        return
    lines = _lines_of_ids(folder / CONTACTS_FILE) if book.contact else {}
    for contact in book.contact:
        if today - contact.last_verified > LONGEST_UNVERIFIED:
            yield Finding(
                rule="contacts.stale",
                severity="warning",
                source=CONTACTS_FILE,
                line=lines.get(contact.id),
                values={"id": contact.id, "date": contact.last_verified},
            )


def check_numbers(subject: Subject, *, book: ContactBook) -> Iterator[Finding]:
    """Report numbers of a document that no service has, or another than the one named."""
    labels = _labels(book)
    shown_at = None
    for part in subject.parts:
        for span in sentence_spans(part.text):
            for shown in shown_numbers(part.text[span.start : span.end]):
                at = part.start + span.start + shown.start
                shown_at = at if shown_at is None else shown_at
                meant = labels.get(shown.label)
                if meant is not None and shown.number not in meant:
                    yield finding_at(
                        subject,
                        "contacts.differs",
                        "error",
                        at,
                        number=shown.number,
                        name=shown.label,
                        known=", ".join(sorted(meant)),
                    )
                elif shown.number not in book.numbers:
                    yield finding_at(subject, "contacts.unknown", "error", at, number=shown.number)
    text = "\n".join(part.text for part in subject.parts)
    if shown_at is not None and not (_NOTE.search(text) and _CHECKED.search(text)):
        yield finding_at(subject, "contacts.no_note", "warning", shown_at)


def _labels(book: ContactBook) -> Mapping[str, frozenset[str]]:
    """Map the words that name one service only to its numbers."""
    found: dict[str, frozenset[str]] = {}
    for contact in book.contact:
        names = f"{contact.name.id} {contact.name.en}".partition("(")[0], contact.name.en
        for word in {word.lower() for name in names for word in _WORD.findall(name)}:
            found[word] = found.get(word, frozenset()) | contact.numbers
    return found


def _lines_of_ids(path: Path) -> Mapping[str, int]:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    return {
        match[1]: number
        for number, line in enumerate(text.splitlines(), start=1)
        if (match := re.match(r'id\s*=\s*"([^"]*)"', line))
    }
