"""The documents of the library as a reader browses them; read anew when the store changes."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from assistant.library.front_matter import FrontMatter
from assistant.screening import Screen
from assistant.types import Document, Language
from assistant.workbench import Workbench

SHELVES = ("etika-ai", "perlindungan-data", "mne", "tata-kelola", "perlindungan", "lain")
"""The shelves in the order in which they are shown; the last one holds what names none."""

_LISTS = frozenset({"audience", "self_test", "sources", "supersedes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """What is shown of a document before it is opened."""

    id: str
    title: str
    summary: str
    language: Language
    shelf: str
    kind: str
    """Empty where the document does not tell."""

    audience: tuple[str, ...]
    review_due: date | None
    origin: str
    """Id of the document that it translates; its own where it is none."""

    def is_stale(self, today: date) -> bool:
        """Say whether it should have been checked again by now."""
        return self.review_due is not None and self.review_due < today


class Volumes:
    """All published documents; safe to call from any thread."""

    def __init__(self, bench: Workbench, screen: Screen) -> None:
        self._store = bench.store
        self._screen = screen
        self._read_at = ""
        self._volumes: tuple[Volume, ...] = ()
        self._lock = Lock()

    def __call__(self) -> tuple[Volume, ...]:
        """Return them by title."""
        with self._lock:
            version = self._store.fingerprint()
            if version != self._read_at:
                found = (_volume(one, self._screen) for one in self._store.documents())
                self._volumes = tuple(sorted(found, key=lambda one: one.title.casefold()))
                self._read_at = version
            return self._volumes

    def find(self, document_id: str) -> Volume | None:
        """Return one of them."""
        return next((one for one in self() if one.id == document_id), None)

    def others(self, volume: Volume) -> list[Volume]:
        """Return the same document in other languages."""
        return [
            one for one in self() if one.origin == volume.origin and one.language != volume.language
        ]

    def in_language(self, document_id: str, language: Language) -> Volume | None:
        """Return a document in a language where it is to be had, else in another."""
        volume = self.find(document_id)
        if volume is None or volume.language == language:
            return volume
        return next((one for one in self.others(volume) if one.language == language), volume)


def said_of(document: Document) -> FrontMatter | None:
    """Return what a stored document says of itself; None where it has no front matter."""
    if "shelf" not in document.meta:
        return None
    said = {
        name: json.loads(value) if name in _LISTS else value
        for name, value in document.meta.items()
    }
    return FrontMatter.model_validate(
        {"id": document.id, "title": document.title, "language": document.language, **said}
    )


def shown(texts: Sequence[str], document: Document, screen: Screen) -> list[str]:
    """Black out what must not be shown of what a document says of itself."""
    joined = "\n\n".join(texts)
    about = replace(document, id=f"{document.id} {len(joined)}", text=joined, sections=())
    seen = screen.document(about, near=0).text
    pieces, position = [], 0
    for one in texts:
        pieces.append(seen[position : position + len(one)])
        position += len(one) + 2
    return pieces


def audiences(volumes: Iterable[Volume]) -> list[str]:
    """Return for whom there is something."""
    return sorted({one for volume in volumes for one in volume.audience}, key=str.casefold)


def _volume(document: Document, screen: Screen) -> Volume:
    said = said_of(document)
    audience = said.audience if said else ()
    summary, *for_whom = shown([said.summary if said else "", *audience], document, screen)
    return Volume(
        id=document.id,
        title=screen.title(document),
        summary=summary,
        language=document.language,
        shelf=said.shelf if said else SHELVES[-1],
        kind=said.kind if said else "",
        audience=tuple(for_whom),
        review_due=said.review_due if said else None,
        origin=(said.translation_of if said else None) or document.id,
    )
