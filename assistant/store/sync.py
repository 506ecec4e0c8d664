"""Bring the store to the state of the knowledge folder, whatever interrupted the last sync."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

from assistant.errors import DocumentError, StoreError
from assistant.library.scan import Scan
from assistant.protocols import Embedder, Splitter
from assistant.store.dense import DenseIndexError
from assistant.store.plan import Plan, make_plan
from assistant.store.reading import Convert, Reading
from assistant.store.report import Clock, Progress, ProgressCallback, SyncReport
from assistant.store.store import Store

logger = logging.getLogger(__name__)


class Synchronizer:
    """Reads what changed, embeds what is new, forgets what is gone.

    A file that can't be read is reported and the rest goes on; when an earlier version of it
    could be read, that one stays and the report says so. Vectors are saved as they are made and
    each document as a whole, so a killed sync goes on where it was.
    """

    def __init__(
        self,
        store: Store,
        *,
        embedder: Embedder,
        scan: Callable[[Path], Scan],
        convert: Convert,
        splitter: Splitter,
        recipe: str = "",
        decisions: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Join the parts.

        Args:
            store: what is brought up to date.
            embedder: the one that the store was opened with.
            scan: lists a folder's files.
            convert: reads one file.
            splitter: cuts a document.
            recipe: names the version and settings of `convert` and `splitter`; when it changes,
                every file is read again, and only chunks that come out differently are embedded.
            decisions: tells what trainers decided, by source; a file is read again when the
                decision on it changes.
        """
        self._store = store
        self._embedder = embedder
        self._scan = scan
        self._convert = convert
        self._splitter = splitter
        self._decisions = decisions
        parts = "\n".join((recipe, embedder.id, embedder.sha256))
        self._recipe = hashlib.sha256(parts.encode()).hexdigest()
        self._lock = Lock()
        self._progress: Progress | None = None

    def sync(
        self,
        folder: Path,
        *,
        progress: ProgressCallback | None = None,
        allow_empty: bool = False,
    ) -> SyncReport:
        """Make the store hold what the folder holds.

        Args:
            folder: the knowledge folder.
            progress: called often, with how far each stage has come.
            allow_empty: accept a folder without any files; it empties the store.

        Raises:
            StoreError: the folder isn't there, or is empty while the store is not: more often a
                drive that is not connected than a wish to forget everything.
            DocumentError: the trainers' decisions can't be read.
        """
        with self._lock:
            try:
                return self._sync(folder, self._telling(progress), allow_empty=allow_empty)
            finally:
                self._progress = None

    @property
    def progress(self) -> Progress | None:
        """How far a sync has come that runs in this process; None where none does."""
        return self._progress

    def _telling(self, progress: ProgressCallback | None) -> ProgressCallback:
        def tell(now: Progress) -> None:
            self._progress = now
            if progress is not None:
                progress(now)

        return tell

    def _sync(self, folder: Path, tell: ProgressCallback, *, allow_empty: bool) -> SyncReport:
        clock = Clock(tell)
        report = SyncReport()
        before = self._store.changes.version()
        plan = self._plan(folder, report, allow_empty=allow_empty)
        self._forget(plan, report)
        reading = Reading(
            self._store,
            embedder=self._embedder,
            convert=self._convert,
            splitter=self._splitter,
            clock=clock,
            report=report,
        )
        reading.read(plan.tasks)
        reading.embed_leftovers()
        if self._store.changes.version() != before:
            self._store.cache.drop_unused()
        if self._store.dense.is_behind():
            clock.start("indexing", total=1)
            self._index()
            clock.advance()
        report.seconds = clock.total_seconds()
        return report

    def _index(self) -> None:
        try:
            self._store.dense.follow()
        except DenseIndexError as error:  # all is stored, and a search does without the index
            logger.warning("the dense index can't be brought up to date: %s", error.args[0])

    def _plan(self, folder: Path, report: SyncReport, *, allow_empty: bool) -> Plan:
        if not folder.is_dir():
            raise StoreError("store.no_folder", folder=str(folder))
        scan = self._scan(folder)
        records = self._store.files()
        problems = {problem.source: problem.error for problem in scan.problems}
        report.ignored.extend(scan.ignored)
        if records and not scan.files and not problems and not allow_empty:
            raise StoreError("store.folder_empty", folder=str(folder))
        plan = make_plan(
            scan.files,
            records,
            recipe=self._recipe,
            decisions=self._decisions(),
            present=problems,
        )
        for item in plan.unreadable:
            problems[item.source] = DocumentError(
                "store.unreadable", source=item.source, reason=item.reason
            )
        for source, error in problems.items():
            report.fail(source, error, kept=self._store.has_source(source))
        return plan

    def _forget(self, plan: Plan, report: SyncReport) -> None:
        if plan.touched:
            self._store.changes.note(plan.touched)
        if plan.gone:
            self._store.changes.forget(plan.gone)
            report.removed.extend(plan.gone)
        for record in plan.unchanged:
            if record.error is not None:
                report.fail(record.source, record.error, kept=self._store.has_source(record.source))
            elif record.state == "unpublished":
                report.unpublished.append(record.source)
            else:
                report.unchanged += 1
