"""All rules, in the order in which they are asked.

Rules that need nothing but the documents are in `PER_DOCUMENT` and `ACROSS_DOCUMENTS`;
`make_rules` adds those that go by the day, the service numbers, the search for personal data or
what answers leave out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from assistant.checking.check import DocumentRule, LibraryRule
from assistant.checking.rules import (
    contacts,
    contradictions,
    dates,
    duplicates,
    glossary,
    golden,
    hidden,
    identity,
    pair_text,
    pairs,
    personal_data,
    readability,
    readable,
    schema,
    sources,
    steering,
)
from assistant.checking.rules.personal_data import Detect
from assistant.checking.rules.steering import Steering
from assistant.errors import DocumentError
from assistant.library.contacts import ContactBook, load_contacts

PER_DOCUMENT: Sequence[DocumentRule] = (
    readable.check_reading,
    readable.check_pages,
    *hidden.HIDDEN,
    schema.check_front_matter,
    schema.check_names,
    sources.check_licence,
    readability.check_headings,
    readability.check_sections,
    golden.check_golden,
)
"""Rules that look at one document."""

ACROSS_DOCUMENTS: Sequence[LibraryRule] = (
    identity.check_ids,
    identity.check_pointers,
    identity.check_mentions,
    pairs.check_pairs,
    pair_text.check_pair_text,
    contradictions.check_contradictions,
    duplicates.check_duplicates,
    golden.check_golden_counts,
    golden.check_golden_repeats,
)
"""Rules that look at all documents together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What `check_library` asks."""

    per_document: Sequence[DocumentRule]
    across_documents: Sequence[LibraryRule]


def make_rules(
    folder: Path, *, today: date, detect: Detect | None = None, steers: Steering | None = None
) -> Rules:
    """Return all rules for a knowledge folder.

    Args:
        folder: where `contacts.toml` and `glossary.toml` are.
        today: the day that dates are compared with.
        detect: finds personal data; without it that rule is left out.
        steers: finds sentences that are left out of answers; without it that rule is left out.
    """
    try:
        book = load_contacts(folder)
    except DocumentError:  # check_contact_book reports it
        book = ContactBook()
    per_document: list[DocumentRule] = [
        *PER_DOCUMENT,
        partial(sources.check_sources, today=today),
        partial(dates.check_dates, today=today),
        partial(contacts.check_numbers, book=book),
    ]
    if detect is not None:
        rule = partial(personal_data.check_personal_data, detect=detect, book=book)
        per_document.append(rule)
    if steers is not None:
        per_document.append(partial(steering.check_steering, steering=steers))
    return Rules(
        per_document=per_document,
        across_documents=[
            *ACROSS_DOCUMENTS,
            partial(contacts.check_contact_book, folder=folder, today=today),
            partial(glossary.check_glossary, folder=folder),
        ],
    )
