"""What a pack would change in a knowledge folder, and what the library's rules say of it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.checking.check import check_library
from assistant.checking.finding import Finding
from assistant.checking.rules import make_rules
from assistant.curation.changeset import Changeset
from assistant.curation.folder import put
from assistant.curation.inventory import read_entries
from assistant.documents import Limits
from assistant.errors import DocumentError, PackError
from assistant.library.contacts import CONTACTS_FILE, ContactBook, load_contacts
from assistant.library.front_matter import FrontMatter
from assistant.library.glossary import load_glossary
from assistant.packs.plan import ImportPlan, plan_import
from assistant.packs.reading import Pack
from assistant.temporary import passing_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChanges:
    """Names of services whose numbers a new `contacts.toml` changes."""

    added: Sequence[str]
    changed: Sequence[str]
    removed: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What is known of a pack before it is taken in."""

    plan: ImportPlan
    findings: Sequence[Finding]
    """Of the documents that would be written."""

    numbers: NumberChanges | None
    """None where `contacts.toml` stays as it is."""


def examine(pack: Pack, change: Changeset, *, limits: Limits, today: date) -> Incoming:
    """Look at a pack beside the folder of a change; nothing is written there.

    Raises:
        PackError: something is in the way of a file.
        DocumentError: the knowledge folder, or the pack's contacts or glossary, can't be read.
        UserError: a link of the knowledge folder is in the way of a file.
    """
    folder = change.folder
    with _unpacked(pack) as unpacked:
        book = load_contacts(unpacked)
        load_glossary(unpacked)
        plan = plan_import(
            pack.files,
            incoming=_front_matters(unpacked),
            present=_front_matters(folder),
            read=change.read,
        )
        if CONTACTS_FILE not in pack.files:  # documents are checked by the numbers there will be
            put(unpacked / CONTACTS_FILE, change.read(CONTACTS_FILE))
        rules = make_rules(unpacked, today=today)
        # Rules over all documents would miss those that stay here; `check` asks them afterwards.
        findings = check_library(
            unpacked,
            per_document=rules.per_document,
            across_documents=(),
            limits=limits,
            only=frozenset(plan.written),
        ).findings
    numbers = None
    if CONTACTS_FILE in plan.written:
        numbers = _compare(_present_book(folder), book)
    return Incoming(plan=plan, findings=findings, numbers=numbers)


@contextmanager
def _unpacked(pack: Pack) -> Iterator[Path]:
    """Give a folder of its own to the files of a pack, for as long as they are looked at."""
    with passing_folder() as made:
        folder = made.resolve()
        try:
            for source, data in pack.files.items():
                put(folder / source, data)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise PackError("packs.unwritable", path=folder, reason=reason) from error
        yield folder


def _front_matters(folder: Path) -> Mapping[str, FrontMatter | None]:
    return {entry.source: entry.front_matter for entry in read_entries(folder)}


def _present_book(folder: Path) -> ContactBook:
    try:
        return load_contacts(folder)
    except DocumentError:  # replacing it may be what mends it
        return ContactBook()


def _compare(present: ContactBook, coming: ContactBook) -> NumberChanges:
    before = {one.id: one for one in present.contact}
    after = {one.id: one for one in coming.contact}
    return NumberChanges(
        added=[one.name.id for one in coming.contact if one.id not in before],
        changed=[
            one.name.id
            for one in coming.contact
            if one.id in before and one.numbers != before[one.id].numbers
        ],
        removed=[one.name.id for one in present.contact if one.id not in after],
    )
