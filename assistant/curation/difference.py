"""What changed in the knowledge folder since the last sync; nothing is written."""

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.errors import DocumentError
from assistant.library.golden import GOLDEN_SUFFIX, GoldenQuestion, fold, load_golden
from assistant.types import Document, Locator


class ReadDocument(Protocol):
    """Reads a file; raises `DocumentError` when it can't."""

    def __call__(self, path: Path, *, source: str) -> Document: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSection:
    """The lines of one section that came and went."""

    locator: Locator
    lines: tuple[str, ...]
    """Each begins with `+` or `-`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDocument:
    """A document that is not what the last sync read."""

    source: str
    fields: tuple[str, ...]
    """Fields of the front matter that differ."""

    sections: tuple[ChangedSection, ...]
    golden: tuple[str, ...]
    """Golden questions whose answer stands in a section that changed."""

    was_searched: bool
    """Whether the last sync stored it; a draft's earlier text is not kept, so can't be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A file with a new name and the same content."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file that the next sync won't be able to read."""

    source: str
    error: DocumentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The folder beside what the last sync read."""

    added: tuple[str, ...]
    changed: tuple[ChangedDocument, ...]
    renamed: tuple[Moved, ...]
    removed: tuple[str, ...]
    unreadable: tuple[Unreadable, ...]

    @property
    def is_empty(self) -> bool:
        """Whether a sync would have nothing to do."""
        return not (self.added or self.changed or self.renamed or self.removed or self.unreadable)


def compare(
    *,
    new: Mapping[str, Path],
    changed: Mapping[str, Path],
    stored: Mapping[str, Document],
    read: ReadDocument,
    renamed: Iterable[tuple[str, str]] = (),
    removed: Iterable[str] = (),
    problems: Iterable[tuple[str, DocumentError]] = (),
) -> Difference:
    """Read what is new or changed, and compare it with what is stored.

    Args:
        new: files that no sync has met, by source.
        changed: files with another content than the last sync read, by source.
        stored: the documents of the last sync, by source.
        read: reads one file.
        renamed: old and new source of files with the same content.
        removed: sources that are gone.
        problems: what is known already to be unreadable.
    """
    unreadable = [Unreadable(source=source, error=error) for source, error in problems]

    def try_to_read(source: str, path: Path) -> Document | None:
        try:
            return read(path, source=source)
        except DocumentError as error:
            unreadable.append(Unreadable(source=source, error=error))
            return None

    added = [source for source, path in new.items() if try_to_read(source, path)]
    documents = [
        _changed(document, stored.get(source), path)
        for source, path in changed.items()
        if (document := try_to_read(source, path))
    ]
    return Difference(
        added=tuple(added),
        changed=tuple(documents),
        renamed=tuple(Moved(old=old, new=now) for old, now in renamed),
        removed=tuple(removed),
        unreadable=tuple(unreadable),
    )


def changed_sections(old: Document, new: Document) -> tuple[ChangedSection, ...]:
    """Return the sections whose text differs, in the new document's order, then those gone."""
    before, after = _sections(old), _sections(new)
    found = []
    for key in dict.fromkeys((*after, *before)):
        lines = _lines(before.get(key, ""), after.get(key, ""))
        if lines:
            found.append(ChangedSection(locator=key[0], lines=lines))
    return tuple(found)


def touched_questions(
    golden: Iterable[GoldenQuestion], sections: Iterable[ChangedSection]
) -> tuple[str, ...]:
    """Return the golden questions that a change of these sections may answer otherwise."""
    headings = {fold(name) for section in sections for name in section.locator.heading_path}
    return tuple(one.question for one in golden if fold(one.section) in headings)


def _changed(new: Document, old: Document | None, path: Path) -> ChangedDocument:
    if old is None:
        return ChangedDocument(
            source=new.source, fields=(), sections=(), golden=(), was_searched=False
        )
    sections = changed_sections(old, new)
    return ChangedDocument(
        source=new.source,
        fields=_changed_fields(old, new),
        sections=sections,
        golden=touched_questions(_golden(path, new.source), sections),
        was_searched=True,
    )


def _changed_fields(old: Document, new: Document) -> tuple[str, ...]:
    before, after = (
        {"id": one.id, "title": one.title, "language": one.language, **one.meta}
        for one in (old, new)
    )
    names = dict.fromkeys((*after, *before))
    return tuple(name for name in names if before.get(name) != after.get(name))


def _golden(path: Path, source: str) -> tuple[GoldenQuestion, ...]:
    try:
        return load_golden(path, source=source + GOLDEN_SUFFIX)
    except DocumentError:  # `pandu knowledge check` reports it
        return ()


_Key = tuple[Locator, int]


def _sections(document: Document) -> dict[_Key, str]:
    """Return the text of sections by place; the number tells apart those with one heading."""
    seen: Counter[Locator] = Counter()
    found: dict[_Key, str] = {}
    for section in document.sections:
        found[section.locator, seen[section.locator]] = document.text[section.start : section.end]
        seen[section.locator] += 1
    return found


def _lines(old: str, new: str) -> tuple[str, ...]:
    before, after = (
        [line.strip() for line in text.splitlines() if line.strip()] for text in (old, new)
    )
    changes = list(difflib.unified_diff(before, after, n=0, lineterm=""))
    return tuple(line for line in changes[2:] if not line.startswith("@@"))
