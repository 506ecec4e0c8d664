"""How large the library is, what it lacks, and what must be checked again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from assistant.curation.decisions import QUARANTINED
from assistant.curation.inventory import Entry, read_entries
from assistant.errors import DocumentError
from assistant.library.golden import GOLDEN_SUFFIX, load_golden
from assistant.types import Chunk, Document

SOON_DAYS = 30
"""A review that is due within this many days is listed."""

UNKNOWN = ""
"""Group of the documents whose front matter doesn't tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much a group holds."""

    documents: int
    chunks: int
    """Of published documents: others are not cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A document that must be checked again."""

    id: str
    title: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The library in figures. Groups are by name; `UNKNOWN` holds what no front matter tells."""

    documents: int
    chunks: int
    words: int
    """Of published documents, front matter left out."""

    shelves: Mapping[str, Tally]
    languages: Mapping[str, Tally]
    kinds: Mapping[str, Tally]
    statuses: Mapping[str, Tally]
    pairs: int
    """Documents that translate another one that is there."""

    overdue: tuple[Review, ...]
    """The longest overdue first; retired documents are left out."""

    due_soon: tuple[Review, ...]
    golden: Mapping[str, int]
    """Golden questions by how they are asked."""

    without_front_matter: tuple[str, ...]
    failed: tuple[str, ...]
    """Sources of files that the last sync could not read."""

    quarantined: tuple[str, ...]
    """Sources of files that the last sync kept out until a trainer releases them."""


def count_library(
    folder: Path,
    *,
    documents: Iterable[Document],
    chunks: Iterable[Chunk],
    errors: Mapping[str, DocumentError],
    today: date,
) -> Statistics:
    """Count a knowledge folder and what the last sync made of it.

    Args:
        folder: the knowledge folder.
        documents: all documents of the store.
        chunks: all chunks of the store.
        errors: why files could not be taken in, by source.
        today: the day that reviews are compared with.

    Raises:
        DocumentError: the folder can't be read.
    """
    entries = read_entries(folder)
    stored = {document.source: document for document in documents}
    cut = Counter(chunk.document_id for chunk in chunks)
    pieces = {source: cut[document.id] for source, document in stored.items()}
    return Statistics(
        documents=len(entries),
        chunks=sum(cut.values()),
        words=sum(_words(document) for document in stored.values()),
        shelves=_group(entries, "shelf", pieces),
        languages=_group(entries, "language", pieces, stored),
        kinds=_group(entries, "kind", pieces),
        statuses=_group(entries, "status", pieces),
        pairs=_pairs(entries),
        overdue=_reviews(entries, first=date.min, last=today - timedelta(days=1)),
        due_soon=_reviews(entries, first=today, last=today + timedelta(days=SOON_DAYS)),
        golden=_golden(entries),
        without_front_matter=tuple(
            one.source for one in entries if one.front_matter is None and one.error is None
        ),
        failed=tuple(name for name, error in errors.items() if error.key != QUARANTINED),
        quarantined=tuple(name for name, error in errors.items() if error.key == QUARANTINED),
    )


def _group(
    entries: Iterable[Entry],
    field: str,
    pieces: Mapping[str, int],
    stored: Mapping[str, Document] | None = None,
) -> dict[str, Tally]:
    """Tally by a field of the front matter, or else of the stored document, the largest first."""
    documents: Counter[str] = Counter()
    chunks: Counter[str] = Counter()
    for entry in entries:
        said = entry.front_matter or (stored or {}).get(entry.source)
        name = str(getattr(said, field, UNKNOWN))
        documents[name] += 1
        chunks[name] += pieces.get(entry.source, 0)
    return {
        name: Tally(documents=count, chunks=chunks[name]) for name, count in documents.most_common()
    }


def _words(document: Document) -> int:
    return sum(len(document.text[one.start : one.end].split()) for one in document.sections)


def _pairs(entries: Iterable[Entry]) -> int:
    said = [entry.front_matter for entry in entries if entry.front_matter is not None]
    ids = {one.id for one in said}
    return sum(one.translation_of in ids for one in said if one.translation_of is not None)


def _reviews(entries: Iterable[Entry], *, first: date, last: date) -> tuple[Review, ...]:
    found = [
        Review(id=said.id, title=said.title, due=said.review_due)
        for entry in entries
        if (said := entry.front_matter) is not None
        and said.review_due is not None
        and said.status != "retired"
        and first <= said.review_due <= last
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.id)))


def _golden(entries: Iterable[Entry]) -> dict[str, int]:
    tones: Counter[str] = Counter()
    for entry in entries:
        try:
            questions = load_golden(entry.file.path, source=entry.source + GOLDEN_SUFFIX)
        except DocumentError:  # `pandu knowledge check` reports it
            continue
        tones.update(one.tone for one in questions)
    return dict(tones.most_common())
