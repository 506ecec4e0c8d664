"""Where an answer may stand: in a section, and in the same section of the other language."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from assistant.library.golden import fold
from assistant.types import Document, Passage

HeadingPath = tuple[str, ...]
Place = tuple[str, HeadingPath]
"""Id of a document, and the headings down to one of its sections."""


class Places:
    """The headings of a library's documents, and which documents translate each other."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read the headings of all documents."""
        self._documents = {document.id: document for document in documents}
        self._headings = {name: headings_of(one) for name, one in self._documents.items()}
        self._versions: defaultdict[str, set[str]] = defaultdict(set)
        for name in self._documents:
            self._versions[self._origin(name)].add(name)

    def __contains__(self, document_id: object) -> bool:
        return document_id in self._documents

    def id_of(self, source: str) -> str | None:
        """Return the id of the document that was read from a file."""
        return next((one.id for one in self._documents.values() if one.source == source), None)

    def versions(self, document_id: str) -> frozenset[str]:
        """Return the ids of a document and its translations, as far as they are there."""
        return frozenset(self._versions.get(self._origin(document_id), ()))

    def of(self, document_id: str, section: str) -> frozenset[Place]:
        """Return the places of a section: in its document, and in each translation of it.

        A translation's section is the one at the same position among the headings. Where the
        headings of two versions differ in number or depth, no section is taken for another.
        """
        mine = self._headings.get(document_id, [])
        wanted = fold(section)
        positions = [at for at, path in enumerate(mine) if fold(path[-1]) == wanted]
        return frozenset(
            (name, theirs[at])
            for name in self.versions(document_id)
            if _are_parallel(mine, theirs := self._headings[name])
            for at in positions
        )

    def _origin(self, name: str) -> str:
        """Return the id of the document that a version was made from, which need not be there."""
        document = self._documents.get(name)
        return (document and document.meta.get("translation_of")) or name


def headings_of(document: Document) -> list[HeadingPath]:
    """Return all headings in reading order, each with those above it.

    A heading without text of its own counts too, so that versions can be compared.
    """
    paths = (section.locator.heading_path for section in document.sections)
    return list(dict.fromkeys(path[:depth] for path in paths for depth in range(1, len(path) + 1)))


def rank_of(places: Collection[Place], passages: Sequence[Passage]) -> int | None:
    """Return the rank of the first passage that stands in one of the places, or below it."""
    return next((one.rank for one in passages if _is_in(one, places)), None)


def _is_in(passage: Passage, places: Collection[Place]) -> bool:
    chunk = passage.chunk
    return any(
        chunk.document_id == name and chunk.locator.heading_path[: len(path)] == path
        for name, path in places
    )


def _are_parallel(mine: Sequence[HeadingPath], theirs: Sequence[HeadingPath]) -> bool:
    return [len(path) for path in mine] == [len(path) for path in theirs]
