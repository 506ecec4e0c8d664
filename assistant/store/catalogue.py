"""Reading the store: documents, chunks and counts."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.protocols import Vectors
from assistant.retrieval.hybrid import Candidate
from assistant.store.database import Database
from assistant.store.records import CHUNK_COLUMNS, DOCUMENT_COLUMNS, read_chunk, read_document
from assistant.store.translations import Translations
from assistant.store.vectors import VectorCache
from assistant.types import Chunk, Document, GoneError

_JOINED = "chunks JOIN documents ON documents.id = chunks.document_id"
_PLACES = 500  # values in one statement, below SQLite's oldest limit of 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds."""

    documents: int
    chunks: int
    vectors: int
    failed: int
    """Files that could not be read."""

    unpublished: int
    """Files that are drafts or retired."""


class Catalogue:
    """The documents of a store and the chunks they were cut into."""

    def __init__(
        self, database: Database, vectors: VectorCache, translations: Translations
    ) -> None:
        self._database = database
        self._vectors = vectors
        self.translations = translations

    def documents(self) -> list[Document]:
        """Return all documents, by source."""
        sql = f"SELECT {DOCUMENT_COLUMNS} FROM documents ORDER BY source"
        return [read_document(row) for row in self._database.rows(sql)]

    def document(self, document_id: str) -> Document:
        """Return one document; raises `GoneError` when it isn't there."""
        sql = f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?"
        rows = self._database.rows(sql, (document_id,))
        if not rows:
            raise GoneError(document_id)
        return read_document(rows[0])

    def source_of(self, document_id: str) -> str | None:
        """Return the source of a document; None when it isn't there."""
        sql = "SELECT source FROM documents WHERE id = ?"
        source: str | None = self._database.value(sql, (document_id,))
        return source

    def has_source(self, source: str) -> bool:
        """Whether a document read from this file is searched."""
        sql = "SELECT 1 FROM documents WHERE source = ?"
        return self._database.value(sql, (source,)) is not None

    def content_of(self, source: str) -> str | None:
        """Return the hash of the content that is searched of this file; None where none is."""
        sql = "SELECT sha256 FROM documents WHERE source = ?"
        sha256: str | None = self._database.value(sql, (source,))
        return sha256

    def chunks(self, document_id: str | None = None) -> list[Chunk]:
        """Return the chunks of one document, or of all, in reading order."""
        where = "WHERE documents.id = ?" if document_id is not None else ""
        sql = (
            f"SELECT {CHUNK_COLUMNS} FROM {_JOINED} {where}"
            " ORDER BY documents.source, chunks.ordinal"
        )
        values = () if document_id is None else (document_id,)
        return [read_chunk(row) for row in self._database.rows(sql, values)]

    def chunk(self, chunk_id: str) -> Chunk:
        """Return one chunk; raises `KeyError` when it isn't there."""
        found = self.candidates([chunk_id])
        if not found:
            raise KeyError(chunk_id)
        return found[0].chunk

    def candidates(self, chunk_ids: Sequence[str]) -> list[Candidate]:
        """Return those of the given chunks that are there, with source and vector."""
        return [
            candidate
            for start in range(0, len(chunk_ids), _PLACES)
            for candidate in self._candidates(chunk_ids[start : start + _PLACES])
        ]

    def vectors(self, chunk_ids: Sequence[str]) -> Vectors:
        """Return the vectors of chunks as rows, in order; raises `KeyError` for a missing one."""
        found = {candidate.chunk.id: candidate.vector for candidate in self.candidates(chunk_ids)}
        rows = []
        for identity in chunk_ids:
            vector = found.get(identity)
            if vector is None:
                raise KeyError(identity)
            rows.append(vector)
        return np.stack(rows)

    def counts(self) -> Counts:
        """Count what is there."""
        states = dict(self._database.rows("SELECT state, count(*) FROM files GROUP BY state"))
        return Counts(
            documents=self._database.value("SELECT count(*) FROM documents"),
            chunks=self._database.value("SELECT count(*) FROM chunks"),
            vectors=self._vectors.count(),
            failed=states.get("failed", 0),
            unpublished=states.get("unpublished", 0),
        )

    def fingerprint(self) -> str:
        """Return a short hash of the documents: the same documents give the same one."""
        rows = self._database.rows("SELECT id, sha256 FROM documents ORDER BY id")
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]

    def _candidates(self, chunk_ids: Sequence[str]) -> list[Candidate]:
        places = ",".join("?" * len(chunk_ids))
        sql = (
            f"SELECT documents.source, chunks.vector_key, {CHUNK_COLUMNS} FROM {_JOINED}"
            f" WHERE chunks.id IN ({places})"
        )
        rows = self._database.rows(sql, chunk_ids)
        vectors = self._vectors.get(row[1] for row in rows)
        found = [(source, vectors.get(key), read_chunk(tuple(rest))) for source, key, *rest in rows]
        languages = self.translations.languages()
        return [
            Candidate(
                chunk=chunk,
                source=source,
                vector=vector,
                languages=languages.get(chunk.document_id, frozenset()),
            )
            for source, vector, chunk in found
        ]
