"""Every act of the page by its name, and doing one so that the page goes on whatever happens."""

import logging
from collections.abc import Callable, Collection, Generator, Mapping

from assistant.errors import PanduError
from assistant.ui.trainer import (
    adding,
    documents,
    findings,
    gap_queue,
    golden,
    marking,
    packing,
    quarantine,
    standing,
    syncing,
    trusting,
    undoing,
)
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.sections import SECTIONS

_log = logging.getLogger(__name__)

Quick = Callable[[Desk, Visit, Fields], Notice | None]
Slow = Callable[[Desk, Visit, Fields], Generator[Step, None, Notice | None]]


def _put_notice_away(_desk: Desk, _visit: Visit, _fields: Fields) -> None:
    """Do nothing: every act takes the place of the notice before it."""


QUICK: Mapping[str, tuple[Quick, Collection[str]]] = {
    "close": (_put_notice_away, ()),
    "choose": (documents.choose, ("documents",)),
    "read": (documents.read, ("documents",)),
    "leave": (documents.leave, ("documents",)),
    "link": (gap_queue.link, ("queue",)),
    "close_gap": (gap_queue.close, ("queue", "overview")),
    "reopen_gap": (gap_queue.reopen, ("queue", "overview")),
    "delete_gap": (gap_queue.delete, ("queue", "overview")),
    "stop_golden": (golden.stop, ()),
    "put_pack_aside": (packing.put_aside, ("packs",)),
    "withdraw_key": (trusting.withdraw, ("packs",)),
    "cancel": (adding.cancel, ("add",)),
}
"""Acts that end at once, with the sections that they renew."""

SLOW: Mapping[str, tuple[Slow, Collection[str]]] = {
    "check": (findings.check, ("documents", "checks")),
    "let_in": (quarantine.let_in, SECTIONS),
    "take_back": (quarantine.take_back, SECTIONS),
    "retire": (standing.retire, SECTIONS),
    "restore": (standing.restore, SECTIONS),
    "mark": (marking.mark, ("documents", "sync")),
    "sync": (syncing.sync, SECTIONS),
    "undo": (undoing.undo, SECTIONS),
    "ask_golden": (golden.ask_golden, ("golden",)),
    "try_again": (gap_queue.try_again, ("queue",)),
    "add": (adding.add, SECTIONS),
    "take_pack_in": (packing.take_in, SECTIONS),
    "trust_key": (trusting.trust, ("packs",)),
    "export_pack": (packing.export, ("packs",)),
}
"""Acts that are told while they run, with the sections that they renew."""

NOTED: Mapping[str, str] = {
    "link": "link gap",
    "close_gap": "close gap",
    "reopen_gap": "reopen gap",
    "delete_gap": "delete gap",
    "let_in": "release",
    "take_back": "withdraw",
    "retire": "retire",
    "restore": "restore",
    "mark": "chunk",
    "sync": "sync",
    "undo": "undo",
    "add": "add",
    "take_pack_in": "import",
    "export_pack": "export",
}
"""What the log calls an act; its notice tells what it changed."""


def do_quick(name: str, desk: Desk, visit: Visit, fields: Fields) -> Collection[str]:
    """Do an act; return the sections to renew. What it said is in the visit then."""
    if name not in QUICK:
        return ()
    act, renewed = QUICK[name]
    try:
        visit.notice = act(desk, visit, fields)
        _write_down(name, desk, visit)
    except Exception as error:
        visit.notice = failed(error)
    return renewed


def do_slow(
    name: str, desk: Desk, visit: Visit, fields: Fields
) -> Generator[Step, None, Collection[str]]:
    """Do an act, yielding its steps; return the sections to renew."""
    if name not in SLOW:
        return ()
    act, renewed = SLOW[name]
    try:
        visit.notice = yield from act(desk, visit, fields)
        _write_down(name, desk, visit)
    except Exception as error:
        visit.notice = failed(error)
    return renewed


def _write_down(name: str, desk: Desk, visit: Visit) -> None:
    """Note an act that changed something, and the id of what it changed."""
    if desk.audit is None or name not in NOTED or visit.notice is None:
        return
    for one in visit.notice.logged:
        desk.audit.note(NOTED[name], user=visit.user, object=one)


def failed(error: Exception) -> Notice:
    """Return what is said of an error; one of no class of ours is logged by its type alone."""
    if isinstance(error, PanduError):
        return Notice(error=error)
    _log.error("a trainer's act failed: %s", type(error).__name__)
    return Notice(error=PanduError("web.not_done"))
