"""What became of each file of the knowledge folder, for a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from assistant.curation.decisions import QUARANTINED
from assistant.curation.inventory import Entry
from assistant.errors import DocumentError
from assistant.types import Document

State = Literal["published", "draft", "retired", "failed", "quarantined"]
"""Searched; not searched by its front matter; not readable; kept out until it is released."""


class StoredFile(Protocol):
    """A file as the last sync met it."""

    @property
    def state(self) -> str:
        """`indexed`, `unpublished` or `failed`."""

    @property
    def error(self) -> DocumentError | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One file that a sync has met."""

    source: str
    state: State
    id: str | None
    """None where neither the store nor its front matter tells."""

    title: str
    language: str
    shelf: str
    kind: str
    review_due: date | None
    error: DocumentError | None


def list_files(
    files: Mapping[str, StoredFile], documents: Iterable[Document], entries: Iterable[Entry]
) -> list[Listed]:
    """Join what the store and the folder know of each file, by source.

    Args:
        files: every file that a sync has met, by source.
        documents: the documents of the store.
        entries: the folder's front matter; what is missing in it is left empty.
    """
    stored = {document.source: document for document in documents}
    said = {entry.source: entry.front_matter for entry in entries}
    found = []
    for source, file in sorted(files.items()):
        front_matter, document = said.get(source), stored.get(source)
        known = front_matter or document
        found.append(
            Listed(
                source=source,
                state=_state(file, front_matter.status if front_matter else "draft"),
                id=known.id if known else None,
                title=known.title if known else "",
                language=known.language if known else "",
                shelf=front_matter.shelf if front_matter else "",
                kind=front_matter.kind if front_matter else "",
                review_due=front_matter.review_due if front_matter else None,
                error=file.error,
            )
        )
    return found


def _state(file: StoredFile, status: State) -> State:
    if file.error is not None:
        return "quarantined" if file.error.key == QUARANTINED else "failed"
    if file.state == "unpublished":
        return "retired" if status == "retired" else "draft"
    return "published"
