"""The way back: undo the last change of the knowledge folder, and sync."""

from collections.abc import Generator, Sequence

from assistant.curation.decisions import released_files
from assistant.curation.record import ChangeRecord, changes_of
from assistant.curation.undo import undo_last
from assistant.errors import UserError
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import Tell, in_steps
from assistant.ui.trainer.syncing import outcome_of
from assistant.workbench import Workbench


def last_changes(bench: Workbench) -> Sequence[ChangeRecord]:
    """Return the changes that can be undone, the last one first."""
    return [record for _, record in changes_of(bench.folder, bench.undo_folder)]


def undo(desk: Desk, _visit: Visit, fields: Fields) -> Generator[Step, None, Notice]:
    """Undo the last change; with `force` also where files were changed since.

    Raises:
        UserError: there is no change, or the folder can't be written.
    """
    force = fields.one("value") == "force"
    try:
        return (yield from in_steps(lambda tell: _undo(desk, tell, force=force), lock=desk.lock))
    except UserError as error:
        if error.key != "curation.changed_since":
            raise
        return Notice(error=error, can_force=True)


def _undo(desk: Desk, tell: Tell, *, force: bool) -> Notice:
    bench = desk.bench
    released = released_files(bench.folder)
    undone = undo_last(bench.folder, bench.undo_folder, force=force)
    decided_anew = {source for source, _ in released ^ released_files(bench.folder)}
    sources = tuple(file.source for file in undone.record.files)
    said = Notice(
        key="undone" if undone.set_aside is None else "undone_set_aside",
        values={
            "label": undone.record.label,
            "files": ", ".join(sources),
            "folder": str(undone.set_aside or ""),
        },
        sources=(*sources, *decided_anew),
        logged=(str(len(sources)),),
    )
    return outcome_of(said, desk, tell, read_again=decided_anew)
