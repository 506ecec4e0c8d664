"""Writing the store: each call happens as a whole or not at all."""

from collections.abc import Iterable, Sequence
from itertools import starmap

from assistant.store.database import Database
from assistant.store.files import FileRecord, record_file
from assistant.store.lexical import LEXICAL_VERSION, lexical_row
from assistant.store.records import (
    CHUNK_COLUMNS,
    DOCUMENT_COLUMNS,
    chunk_row,
    document_row,
    question_key,
    read_chunk,
)
from assistant.store.statistics import Statistics
from assistant.types import Chunk, Document

_VERSION = "version"
_LEXICAL = "lexical"
_JOINED = "chunks JOIN documents ON documents.id = chunks.document_id"
_REWRITTEN = 2_000  # chunks held in memory while the lexical index is made anew
_INSERT_CHUNK = (
    "INSERT INTO chunks (id, document_id, ordinal, start, end, locator, text, vector_key)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ASKED = "INSERT INTO asked (chunk_id, ordinal, question, vector_key) VALUES (?, ?, ?, ?)"
_INSERT_LEXICAL = (
    "INSERT INTO lexical (rowid, title, headings, body, asked, stems) VALUES (?, ?, ?, ?, ?, ?)"
)


class Changes:
    """Puts in and takes out documents, with their chunks, lexical rows, terms and file records."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._statistics = Statistics(database)

    def version(self) -> int:
        """Count the changes so far, for whatever is derived from the store."""
        return int(self._database.get_property(_VERSION) or 0)

    def bump(self) -> None:
        """Let all that is derived from the store look again."""
        with self._database.transaction():
            self._database.set_property(_VERSION, str(self.version() + 1))

    def replace(
        self, document: Document, chunks: Sequence[Chunk], *, file: FileRecord, moved_from: str = ""
    ) -> None:
        """Put a document in the place of what was read from its file, or the file it was, before.

        Raises:
            ValueError: a chunk is not the text at its place.
        """
        with self._database.transaction():
            self._drop("documents.source IN (?, ?)", document.source, moved_from)
            self._drop("documents.id = ?", document.id)
            self._database.run("DELETE FROM files WHERE source = ?", (moved_from,))
            self._insert(document, chunks)
            record_file(self._database, file)
            self.bump()

    def withdraw(self, file: FileRecord, *, moved_from: str = "") -> None:
        """Record a file whose document is not searched, and remove what was read from it before."""
        with self._database.transaction():
            self._drop("documents.source IN (?, ?)", file.source, moved_from)
            self._database.run("DELETE FROM files WHERE source = ?", (moved_from,))
            record_file(self._database, file)
            self.bump()

    def note(self, files: Iterable[FileRecord]) -> None:
        """Record files and leave what was read from them before as it is."""
        with self._database.transaction():
            for file in files:
                record_file(self._database, file)

    def forget(self, sources: Iterable[str]) -> None:
        """Remove files that are gone, with their documents."""
        with self._database.transaction():
            for source in sources:
                self._drop("documents.source = ?", source)
                self._database.run("DELETE FROM files WHERE source = ?", (source,))
            self.bump()

    def update_lexical(self) -> None:
        """Make the lexical index anew where its rows were made in another way."""
        if self._database.get_property(_LEXICAL) != LEXICAL_VERSION:
            self.rewrite_lexical()

    def rewrite_lexical(self) -> None:
        """Make the lexical index and the counts of terms anew from the chunks."""
        with self._database.transaction():
            self._database.run("DELETE FROM lexical")
            self._statistics.clear()
            last = 0
            while rows := self._database.rows(
                f"SELECT chunks.number, {CHUNK_COLUMNS} FROM {_JOINED}"
                " WHERE chunks.number > ? ORDER BY chunks.number LIMIT ?",
                (last, _REWRITTEN),
            ):
                chunks = {number: read_chunk(tuple(rest)) for number, *rest in rows}
                self._database.run_many(_INSERT_LEXICAL, starmap(lexical_row, chunks.items()))
                self._statistics.add(chunks.values())
                last = rows[-1][0]
            self._database.set_property(_LEXICAL, LEXICAL_VERSION)

    def _insert(self, document: Document, chunks: Sequence[Chunk]) -> None:
        row = document_row(document)
        places = ",".join("?" * len(row))
        self._database.run(f"INSERT INTO documents ({DOCUMENT_COLUMNS}) VALUES ({places})", row)
        for ordinal, chunk in enumerate(chunks):
            if document.text[chunk.start : chunk.end] != chunk.text:
                raise ValueError(f"chunk {chunk.id} is not the text at its place")
            number = self._database.run(_INSERT_CHUNK, chunk_row(chunk, ordinal))
            self._database.run_many(
                _INSERT_ASKED,
                (
                    (chunk.id, place, question, question_key(question))
                    for place, question in enumerate(chunk.asked)
                ),
            )
            self._database.run(_INSERT_LEXICAL, lexical_row(number, chunk))
        self._statistics.add(chunks)

    def _drop(self, condition: str, *values: str) -> None:
        gone = self._database.rows(
            f"SELECT {CHUNK_COLUMNS} FROM {_JOINED} WHERE {condition}", values
        )
        if gone:
            self._statistics.remove(map(read_chunk, gone))
        numbers = f"SELECT chunks.number FROM {_JOINED} WHERE {condition}"
        self._database.run(f"DELETE FROM lexical WHERE rowid IN ({numbers})", values)
        self._database.run(f"DELETE FROM documents WHERE {condition}", values)
