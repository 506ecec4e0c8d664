"""A change to the knowledge folder that happens as a whole, and can be undone."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.curation.folder import place_within, put, read_if_there
from assistant.curation.record import ChangedFile, ChangeRecord, forget, forget_old, hash_of, keep
from assistant.errors import UserError


class Changeset:
    """Collects what is to be written and removed, and does it when its context ends well.

    What was there before is kept first, under `<undo_folder>/<time>-<label>/`. When one file
    can't be written, those already written are put back, and the folder is as it was.
    """

    def __init__(
        self,
        folder: Path,
        *,
        undo_folder: Path,
        label: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Begin a change.

        Args:
            folder: the knowledge folder; nothing outside of it is ever touched.
            undo_folder: where replaced bytes are kept.
            label: the command that makes the change: small letters, digits, hyphens.
            now: tells the time in UTC.
        """
        self.folder = folder
        self._undo_folder = undo_folder
        self._label = label
        self._now = now
        self._staged: dict[str, bytes | None] = {}
        self.changed: tuple[str, ...] = ()
        """Sources that were written or removed, once the context has ended."""

    def read(self, source: str) -> bytes | None:
        """Return a file as the change would leave it; None where there would be none.

        Raises:
            UserError: the path leaves the folder.
        """
        if source in self._staged:
            return self._staged[source]
        return read_if_there(place_within(self.folder, source))

    def write(self, source: str, data: bytes) -> None:
        """Write a file when the context ends.

        Raises:
            UserError: the path leaves the folder.
        """
        place_within(self.folder, source)
        self._staged[source] = data

    def remove(self, source: str) -> None:
        """Remove a file when the context ends.

        Raises:
            UserError: the path leaves the folder.
        """
        place_within(self.folder, source)
        self._staged[source] = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._apply()

    def _apply(self) -> None:
        before = {
            source: read_if_there(place_within(self.folder, source)) for source in self._staged
        }
        changed = {source: data for source, data in self._staged.items() if data != before[source]}
        if not changed:
            return
        try:
            entry = keep(
                ChangeRecord(
                    label=self._label,
                    folder=str(self.folder.resolve()),
                    made_at=self._now(),
                    files=tuple(
                        ChangedFile(source=name, before=hash_of(before[name]), after=hash_of(data))
                        for name, data in changed.items()
                    ),
                ),
                [data for name in changed if (data := before[name]) is not None],
                self._undo_folder,
            )
            self._write(changed, before, entry)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UserError("curation.unwritable", reason=reason) from error
        forget_old(self._undo_folder)
        self.changed = tuple(changed)

    def _write(
        self, changed: dict[str, bytes | None], before: dict[str, bytes | None], entry: Path
    ) -> None:
        done: list[str] = []
        try:
            for source, data in changed.items():
                done.append(source)
                put(place_within(self.folder, source), data)
        except BaseException:
            for source in done:
                put(place_within(self.folder, source), before[source])
            forget(entry)  # kept where putting back failed too, so that it can be undone later
            raise
