"""Marks on chunks: one is left out of every search, or has a note for other trainers."""

from collections.abc import Generator

from assistant.curation.decisions import mark_chunk
from assistant.errors import UserError
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.findings import grow_stale
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import in_steps

SWITCH = {"disable": True, "enable": False}
"""What the buttons send, and whether the chunk is left out then; another one keeps it as it is."""


def mark(desk: Desk, visit: Visit, fields: Fields) -> Generator[Step, None, Notice]:
    """Switch a chunk off or on, and keep its note; it counts from the next question on.

    Raises:
        UserError: there is no such chunk any longer, or the note is too long.
        DocumentError: the trainers' decisions can't be read.
    """
    visit.marked = fields.one("chunk")
    return (yield from in_steps(lambda _tell: _mark(desk, fields), lock=desk.lock))


def _mark(desk: Desk, fields: Fields) -> Notice:
    bench, chunk_id = desk.bench, fields.one("chunk")
    try:
        bench.store.chunk(chunk_id)
    except KeyError as error:
        raise UserError("curation.no_such_chunk", id=chunk_id) from error
    with bench.begin("chunk") as change:
        made = mark_chunk(
            change,
            chunk_id,
            disabled=SWITCH.get(fields.one("switch")),
            note=fields.one("note"),
            on=bench.today(),
        )
    grow_stale(desk)
    bench.renew()
    return Notice(
        key="chunk_off" if made.disabled else "chunk_on",
        logged=(chunk_id,),
        can_undo=bool(change.changed),
    )
