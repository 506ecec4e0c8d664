"""Checking the whole library, and keeping what was found for all sections."""

from collections.abc import Collection, Generator
from dataclasses import replace
from datetime import datetime

from assistant.checking.check import Report, check_library
from assistant.checking.rules import make_rules
from assistant.screening.orders import order_spans
from assistant.ui.trainer.desk import Checked, Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import Tell, in_steps
from assistant.workbench import Workbench


def check(desk: Desk, _visit: Visit, _fields: Fields) -> Generator[Step, None, Notice]:
    """Check all documents by all rules.

    Raises:
        DocumentError: the folder itself can't be read.
    """
    report = yield from in_steps(lambda tell: check_files(desk.bench, tell), lock=desk.lock)
    desk.checked = Checked(report=report, at=datetime.now().astimezone())
    return Notice(key="checked" if report.findings else "checked_clean")


def check_files(bench: Workbench, tell: Tell, *, only: Collection[str] | None = None) -> Report:
    """Check some files of the knowledge folder, or all of them.

    Raises:
        DocumentError: the folder itself can't be read.
    """
    rules = make_rules(bench.folder, today=bench.today(), detect=bench.detect, steers=order_spans)
    return check_library(
        bench.folder,
        per_document=rules.per_document,
        across_documents=rules.across_documents,
        limits=bench.limits,
        only=None if only is None else frozenset(only),
        on_file=lambda done, total: tell(Step(key="check.reading", done=done, total=total)),
        on_checked=lambda done, total: tell(Step(key="check.checking", done=done, total=total)),
    )


def grow_stale(desk: Desk) -> None:
    """Mark what the last check found as older than the knowledge folder."""
    if desk.checked is not None:
        desk.checked = replace(desk.checked, is_stale=True)
