"""Whether a document is searched: retire it, or take it back."""

from collections.abc import Generator

from assistant.curation.inventory import Entry, read_entries
from assistant.curation.status import Status, set_status
from assistant.errors import UserError
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import Tell, in_steps
from assistant.ui.trainer.syncing import outcome_of
from assistant.workbench import Workbench


def retire(desk: Desk, _visit: Visit, fields: Fields) -> Generator[Step, None, Notice]:
    """Take a document out of every search, and sync; its file stays.

    Raises:
        UserError: no such file, or its front matter can't be edited by code.
        DocumentError: the knowledge folder can't be read.
    """
    return _set("retired", desk, fields)


def restore(desk: Desk, _visit: Visit, fields: Fields) -> Generator[Step, None, Notice]:
    """Let a retired document be searched again, and sync.

    Raises:
        UserError: no such file, or its front matter can't be edited by code.
        DocumentError: the knowledge folder can't be read.
    """
    return _set("published", desk, fields)


def _set(status: Status, desk: Desk, fields: Fields) -> Generator[Step, None, Notice]:
    source = fields.one("value")
    return (yield from in_steps(lambda tell: _change(status, desk, source, tell), lock=desk.lock))


def _change(status: Status, desk: Desk, source: str, tell: Tell) -> Notice:
    entry = _entry(desk.bench, source)
    with desk.bench.begin("retire" if status == "retired" else "restore") as change:
        set_status(change, entry, status)
    said = Notice(
        key=status,
        values={"title": entry.front_matter.title if entry.front_matter else source},
        sources=(source,),
        logged=(entry.front_matter.id,) if entry.front_matter and change.changed else (),
        can_undo=bool(change.changed),
    )
    return outcome_of(said, desk, tell)


def _entry(bench: Workbench, source: str) -> Entry:
    for entry in read_entries(bench.folder):
        if entry.source == source:
            return entry
    raise UserError("curation.no_such_document", id=source)
