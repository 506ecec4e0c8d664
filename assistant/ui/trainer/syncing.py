"""Bringing the store up to date from the page, alone or after a change."""

from collections.abc import Callable, Collection, Generator
from dataclasses import replace

from assistant.accounts.audit import NOBODY
from assistant.errors import PanduError
from assistant.store.report import Progress, SyncReport
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.findings import grow_stale
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import WAITING, Tell, in_steps


def sync(desk: Desk, _visit: Visit, _fields: Fields) -> Generator[Step, None, Notice]:
    """Take in what changed in the knowledge folder.

    Raises:
        StoreError: the folder isn't there, or is empty while the store is not.
        DocumentError: the trainers' decisions can't be read.
    """
    report = yield from in_steps(
        lambda tell: desk.bench.sync(progress=_in_turn(desk, tell)), lock=desk.lock
    )
    if has_changed(report):
        grow_stale(desk)
    return Notice(key="synced", report=report, logged=(NOBODY,))


def _in_turn(desk: Desk, tell: Tell) -> Callable[[Progress], None]:
    """Return `telling`, after saying so where the sync of the start has to end first."""
    if desk.bench.synchronizer.progress is not None:
        tell(WAITING)
    return telling(tell)


def telling(tell: Tell) -> Callable[[Progress], None]:
    """Return a callback that tells a sync's progress as steps."""

    def report(progress: Progress) -> None:
        key = f"knowledge.stage.{progress.stage}"
        tell(Step(key=key, done=progress.done, total=progress.total))

    return report


def sync_after(desk: Desk, tell: Tell, *, read_again: Collection[str] = ()) -> SyncReport:
    """Sync after a change of ours, which may leave nothing to search."""
    grow_stale(desk)
    return desk.bench.sync(progress=_in_turn(desk, tell), read_again=read_again, allow_empty=True)


def outcome_of(
    notice: Notice, desk: Desk, tell: Tell, *, read_again: Collection[str] = ()
) -> Notice:
    """Sync after a change, and complete its notice; when the sync fails the change stays made."""
    try:
        return replace(notice, report=sync_after(desk, tell, read_again=read_again))
    except PanduError as error:
        return replace(notice, error=error)


def has_changed(report: SyncReport) -> bool:
    """Say whether a sync found the folder other than before."""
    return any((report.added, report.changed, report.renamed, report.removed, report.failed))
