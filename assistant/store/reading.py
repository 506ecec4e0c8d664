"""The part of a sync that reads files, embeds their chunks and stores their documents."""

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.errors import DocumentError, QuarantineError
from assistant.protocols import Embedder, Splitter
from assistant.store.files import FileRecord, FileState
from assistant.store.plan import Task
from assistant.store.records import question_key, vector_key
from assistant.store.report import Clock, Notice, Rename, SyncReport
from assistant.store.store import Store
from assistant.types import Chunk, Document

_LOT = 256  # files read before embedding begins: enough for a true total, little enough to hold
_BATCH = 8  # chunks embedded, then saved: what a kill can lose, about two seconds of work
_PUBLISHED = "published"

logger = logging.getLogger(__name__)


class Convert(Protocol):
    """Reads a file; raises `DocumentError` when it can't."""

    def __call__(self, path: Path, *, source: str) -> Document: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A file that was read and cut."""

    task: Task
    document: Document
    chunks: Sequence[Chunk]
    texts: Mapping[str, str]
    """What is to be embedded, by its hash."""

    @property
    def questions(self) -> list[str]:
        """How people ask for its sections, each question once."""
        return list(dict.fromkeys(text for chunk in self.chunks for text in chunk.asked))


class Reading:
    """Works through the tasks of one sync; each file succeeds or fails by itself."""

    def __init__(
        self,
        store: Store,
        *,
        embedder: Embedder,
        convert: Convert,
        splitter: Splitter,
        clock: Clock,
        report: SyncReport,
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._convert = convert
        self._splitter = splitter
        self._clock = clock
        self._report = report
        self._waiting: set[str] = set()
        """Sources whose new version is not stored yet."""

    def read(self, tasks: Sequence[Task]) -> None:
        """Read files, lot by lot, and store their documents, one by one."""
        self._waiting = {task.file.source for task in tasks}
        for start in range(0, len(tasks), _LOT):
            lot = tasks[start : start + _LOT]
            self._clock.start("reading", total=len(lot))
            results = [item for item in map(self._read, lot) if item is not None]
            keys = {key for item in results for key in item.texts}
            missing = self._store.cache.missing(keys)
            self._report.reused += len(keys) - len(missing)
            questions = {question_key(text) for item in results for text in item.questions}
            total = len(missing) + len(self._store.cache.missing(questions))
            self._clock.start("embedding", total=total)
            for item in results:
                self._settle(item)

    def embed_leftovers(self) -> None:
        """Embed what stored documents have and lack a vector of this embedder for."""
        names = self._store.cache.chunks_without()
        if names:
            self._clock.start("embedding", total=len(names))
            chunks = [candidate.chunk for candidate in self._store.candidates(names)]
            self._embed({vector_key(chunk): chunk.embedded_text for chunk in chunks})
            self._store.changes.bump()
        questions = self._store.cache.questions_without()
        if questions:
            self._clock.start("embedding", total=len(questions))
            self._embed_questions(questions)
            self._store.changes.bump()

    def _read(self, task: Task) -> _Read | None:
        source = task.file.source
        try:
            document = self._convert(task.file.path, source=source)
            if document.meta.get("status", _PUBLISHED) != _PUBLISHED:
                self._withdraw(task)
                return None
            chunks = self._splitter.split(document)
            texts = {vector_key(chunk): chunk.embedded_text for chunk in chunks}
            return _Read(task=task, document=document, chunks=chunks, texts=texts)
        except DocumentError as error:
            self._fail(task, error)
        except Exception as error:  # a bug in a converter must not stop the other files
            self._fail(task, _unreadable(task, error))
        finally:
            self._clock.advance()
        return None

    def _settle(self, item: _Read) -> None:
        """Embed and store one document; only then does it replace its earlier version."""
        task, document = item.task, item.document
        source = task.file.source
        owner = self._store.source_of(document.id)
        if owner is not None and owner not in {source, task.moved_from} | self._waiting:
            self._fail(task, DocumentError("store.duplicate_id", id=document.id, other=owner))
            return
        self._embed(item.texts)
        self._embed_questions(item.questions)
        record = self._record(task, "indexed")
        had_version = self._store.has_source(source)
        try:
            self._store.changes.replace(
                document, item.chunks, file=record, moved_from=task.moved_from
            )
        except (ValueError, sqlite3.IntegrityError) as error:
            self._fail(task, _unreadable(task, error))
            return
        self._waiting.discard(source)
        self._report_done(task, had_version=had_version)
        self._report.notices.extend(Notice(source=source, key=key) for key in document.notices)

    def _embed_questions(self, questions: Sequence[str]) -> None:
        texts = {question_key(question): question for question in questions}
        missing = self._store.cache.missing(texts)
        for start in range(0, len(missing), _BATCH):
            keys = missing[start : start + _BATCH]
            vectors = {key: self._embedder.embed_query(texts[key]) for key in keys}
            self._store.cache.put(vectors)
            self._clock.advance(len(keys))

    def _embed(self, texts: Mapping[str, str]) -> None:
        missing = self._store.cache.missing(texts)
        for start in range(0, len(missing), _BATCH):
            keys = missing[start : start + _BATCH]
            vectors = self._embedder.embed_passages([texts[key] for key in keys])
            self._store.cache.put(dict(zip(keys, vectors, strict=True)))
            self._report.embedded += len(keys)
            self._clock.advance(len(keys))

    def _withdraw(self, task: Task) -> None:
        record = self._record(task, "unpublished")
        self._store.changes.withdraw(record, moved_from=task.moved_from)
        self._waiting.discard(task.file.source)
        self._report.unpublished.append(task.file.source)

    def _fail(self, task: Task, error: DocumentError) -> None:
        source = task.file.source
        if task.moved_from:
            self._store.changes.forget([task.moved_from])
        record = self._record(task, "failed", error)
        if isinstance(error, QuarantineError) and self._is_stored(source, error):
            self._store.changes.withdraw(record)  # it came in by older rules, or a release ended
        else:
            self._store.changes.note([record])
        self._waiting.discard(source)
        self._report.fail(source, error, kept=self._store.has_source(source))

    def _is_stored(self, source: str, error: QuarantineError) -> bool:
        """Tell whether the very content that is kept out is searched."""
        sha256 = self._store.content_of(source)
        return sha256 is not None and sha256 == error.values.get("sha256")

    def _record(
        self, task: Task, state: FileState, error: DocumentError | None = None
    ) -> FileRecord:
        return FileRecord(
            source=task.file.source,
            stamp=task.stamp,
            sha256=task.sha256,
            recipe=task.recipe,
            state=state,
            error=error,
        )

    def _report_done(self, task: Task, *, had_version: bool) -> None:
        source = task.file.source
        if task.moved_from:
            self._report.renamed.append(Rename(old=task.moved_from, new=source))
        elif task.change == "added" or (task.change == "held" and not had_version):
            self._report.added.append(source)
        elif task.change in ("changed", "held"):
            self._report.changed.append(source)
        else:
            self._report.unchanged += 1


def _unreadable(task: Task, error: Exception) -> DocumentError:
    reason = type(error).__name__  # its message may hold the document's words
    logger.error("reading a document failed with %s", reason)
    return DocumentError("store.unreadable", source=task.file.source, reason=reason)
