"""The queue of gaps: one SQLite file of the user's own, not part of the index."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from assistant.codes import new_code, tidy_code
from assistant.errors import StoreError, UserError
from assistant.gaps.gap import Gap, GapKind, GapStatus
from assistant.gaps.seen import SeenAnswer, read, written
from assistant.types import Language

Mask = Callable[[str, Language], str]
"""Returns a text with personal data masked."""

_KIND = "G"
_MOST = 500
"""Most characters kept of a question: more is a pasted text, not a question."""

_MOST_OF_ANSWER = 4_000

_COLUMNS = "id, question, language, kind, asked_on, status, document_id, closed_on"
_BOTH = "gaps LEFT JOIN seen_answers ON gap_id = id"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS gaps (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    status TEXT NOT NULL,
    document_id TEXT,
    closed_on TEXT
) STRICT
"""
_SEEN_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen_answers (
    gap_id TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    cited TEXT NOT NULL
) STRICT
"""


class GapQueue:
    """Keeps gaps until a trainer closes or deletes them. Safe to use from threads."""

    def __init__(self, path: Path, *, mask: Mask, today: Callable[[], date] = date.today) -> None:
        """Open or create the file at `path`.

        Every question goes through `mask` before it is written, whoever calls.

        Raises:
            StoreError: the file is damaged or can't be written.
        """
        self._mask = mask
        self._today = today
        self._lock = RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            raise StoreError("gaps.unusable", path=path) from error
        try:
            # Deleted questions are overwritten, not left in free pages.
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute(_SCHEMA)
            self._connection.execute(_SEEN_SCHEMA)
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise StoreError("gaps.unusable", path=path) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock:
            self._connection.close()

    def preview(self, question: str, language: Language) -> str:
        """Return what `add` would keep of a question, for the asker to agree to."""
        return self._mask(" ".join(question.split())[:_MOST], language)

    def add(
        self,
        question: str,
        *,
        language: Language,
        kind: GapKind,
        seen: SeenAnswer | None = None,
    ) -> Gap:
        """Keep a question whose asker agreed to it; a masked twin that is open is not added.

        Args:
            question: as it was asked.
            language: of the question.
            kind: why it is left.
            seen: the answer that was shown, where the asker agreed to leave it too; that of a twin
                takes the place of the one before.
        """
        masked = self.preview(question, language)
        with self._lock:
            twins = (gap for gap in self.gaps(status="open") if gap.question == masked)
            gap = next(twins, None)
            if gap is None:
                gap = Gap(
                    id=self._new_id(),
                    question=masked,
                    language=language,
                    kind=kind,
                    asked_on=self._today(),
                )
                self._write(gap)
            if seen is not None:
                self._keep_seen(gap, seen)
            return self.gap(gap.id)

    def gaps(self, *, status: GapStatus | None = None) -> list[Gap]:
        """Return the gaps, oldest first."""
        where, values = ("", ()) if status is None else ("WHERE status = ?", (status,))
        return self._read(f"{where} ORDER BY asked_on, id", values)

    def gap(self, gap_id: str) -> Gap:
        """Return one gap, however its id is written.

        Raises:
            UserError: there is none with this id.
        """
        found = self._read("WHERE id = ?", (tidy_code(_KIND, gap_id),))
        if not found:
            raise UserError("gaps.unknown", id=gap_id)
        return found[0]

    def link(self, gap_id: str, document_id: str) -> Gap:
        """Name the document that answers a gap."""
        return self._change(gap_id, document_id=document_id)

    def close_gap(self, gap_id: str) -> Gap:
        """Close a gap.

        Raises:
            UserError: no document is linked to it, or there is none with this id.
        """
        if self.gap(gap_id).document_id is None:
            raise UserError("gaps.not_linked", id=gap_id)
        return self._change(gap_id, status="closed", closed_on=self._today())

    def reopen(self, gap_id: str) -> Gap:
        """Open a closed gap again."""
        return self._change(gap_id, status="open", closed_on=None)

    def delete(self, gap_id: str) -> None:
        """Forget a gap with the answer beside it; both are overwritten on disk."""
        gap = self.gap(gap_id)
        with self._lock:
            self._connection.execute("DELETE FROM gaps WHERE id = ?", (gap.id,))
            self._connection.execute("DELETE FROM seen_answers WHERE gap_id = ?", (gap.id,))

    def answered_since(self, days: int) -> list[Gap]:
        """Return the gaps closed in the last `days` days, the latest first."""
        first = self._today() - timedelta(days=days)
        return self._read(
            "WHERE status = 'closed' AND closed_on >= ? ORDER BY closed_on DESC, id",
            (first.isoformat(),),
        )

    def _change(self, gap_id: str, **changes: Any) -> Gap:
        with self._lock:
            gap = replace(self.gap(gap_id), **changes)
            self._write(gap)
        return gap

    def _write(self, gap: Gap) -> None:
        values = (
            gap.id,
            gap.question,
            gap.language,
            gap.kind,
            gap.asked_on.isoformat(),
            gap.status,
            gap.document_id,
            gap.closed_on and gap.closed_on.isoformat(),
        )
        with self._lock:
            self._connection.execute(
                f"INSERT OR REPLACE INTO gaps ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values
            )

    def _keep_seen(self, gap: Gap, seen: SeenAnswer) -> None:
        masked = self._mask(seen.text[:_MOST_OF_ANSWER], gap.language)
        self._connection.execute(
            "INSERT OR REPLACE INTO seen_answers VALUES (?, ?, ?)",
            (gap.id, masked, written(seen.cited)),
        )

    def _read(self, rest: str, values: Sequence[object] = ()) -> list[Gap]:
        with (
            self._lock,
            closing(
                self._connection.execute(
                    f"SELECT {_COLUMNS}, answer, cited FROM {_BOTH} {rest}", values
                )
            ) as cursor,
        ):
            rows = cursor.fetchall()
        return [_gap(row) for row in rows]

    def _new_id(self) -> str:
        return new_code(_KIND, lambda code: bool(self._read("WHERE id = ?", (code,))))


def _gap(row: tuple[Any, ...]) -> Gap:
    identity, question, language, kind, asked_on, status, document_id, closed_on, *seen = row
    answer, cited = seen
    return Gap(
        id=identity,
        question=question,
        language=language,
        kind=kind,
        asked_on=date.fromisoformat(asked_on),
        status=status,
        document_id=document_id,
        closed_on=date.fromisoformat(closed_on) if closed_on else None,
        seen=None if cited is None else SeenAnswer(text=answer, cited=read(cited)),
    )
