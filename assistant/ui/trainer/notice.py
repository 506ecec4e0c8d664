"""What an act had for an outcome, kept so that it can be said in either language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.checking.finding import Finding
from assistant.errors import PanduError
from assistant.store.report import SyncReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far an act has come."""

    key: str
    """A string that names the stage, such as `check.reading`."""

    done: int
    total: int
    """0 where it is not known."""

    can_stop: bool = False
    """Whether the trainer may end it early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is said at the top of the page when an act has ended."""

    key: str = ""
    """A string below `web.trainer.said`."""

    values: Mapping[str, str] = field(default_factory=dict)
    error: PanduError | None = None
    report: SyncReport | None = None
    """What the sync did."""

    sources: tuple[str, ...] = ()
    """The files of a change: the report is told for them alone."""

    findings: tuple[Finding, ...] = ()
    """What should be mended in the files of the change."""

    logged: tuple[str, ...] = ()
    """What the log of acts names: ids, or how many there were; empty where nothing was changed."""

    can_undo: bool = False
    """Whether the knowledge folder was changed in a way that can be undone."""

    can_force: bool = False
    """Whether an undo that was refused can be had all the same."""
