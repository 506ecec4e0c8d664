"""What the trainer's page works on, and what one open page of it remembers."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from assistant.accounts import AuditLog
from assistant.carrying.exporting import Exported
from assistant.carrying.importing import Incoming
from assistant.checking.check import Report
from assistant.checking.finding import Finding
from assistant.conversation import AssistantLike
from assistant.curation.adding import Candidate
from assistant.packs.keys import PublicKey
from assistant.packs.reading import Pack
from assistant.protocols import Vectors
from assistant.trying.trial import Trial
from assistant.types import AnswerStatus, Evidence, Language
from assistant.ui.handing import Download
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.overview import Overview
from assistant.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the last check found."""

    report: Report
    at: datetime
    is_stale: bool = False
    """Whether the knowledge folder was changed here since."""


@dataclass(slots=True, kw_only=True)
class Desk:
    """Shared by all open pages; in memory only."""

    bench: Workbench
    assistant: AssistantLike
    lock: threading.Lock = field(default_factory=threading.Lock)
    """Held by whatever changes or reads the whole library."""

    overview: Overview | None = None
    """The library as it was when it was last shown as a whole: reading it takes a second."""

    checked: Checked | None = None
    audit: AuditLog | None = None
    """Where acts are written down."""

    trials: Sequence[Trial] | None = None
    """The golden questions as they were when they were last read: reading them takes a second."""

    question_vectors: dict[str, Vectors] = field(default_factory=dict)
    """Embeddings of the questions in the queue, by the question."""

    def findings_of(self, source: str) -> tuple[Finding, ...] | None:
        """Return what the last check found in a file; None before the first check."""
        if self.checked is None:
            return None
        return tuple(
            one for one in self.checked.report.findings if source in (one.source, *one.involves)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which documents are listed; an empty field takes all."""

    shelf: str = ""
    language: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What a question of the queue found when it was asked again."""

    code: str
    status: AnswerStatus
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that waits to be described and taken in."""

    candidate: Candidate
    said: dict[str, str]
    """What its form holds."""

    may_replace: bool = False
    """Whether another file is where it goes, so that replacing it is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A pack that waits to be taken in; it is in memory alone."""

    pack: Pack
    incoming: Incoming


@dataclass(frozen=True, slots=True, kw_only=True)
class Untrusted:
    """A pack whose key nobody here trusts yet; it is in memory alone."""

    name: str
    """Of the file, as whoever brought it knows it."""

    data: bytes = field(repr=False)
    key: PublicKey
    """Has signed the pack."""


@dataclass(slots=True)
class Visit:
    """What one open page remembers."""

    notice: Notice | None = None
    language: Language | None = None
    """The one that was chosen last, also while an act runs; None before the page was shown."""

    step: Step | None = None
    is_busy: bool = False
    """Whether an act of this page runs, with `step` as the last that it told."""

    user: str = ""
    """Id of the account; empty where there are none."""

    chosen: Filter = field(default_factory=Filter)
    reading: str = ""
    """Source of the document that is being read; empty for the list."""

    part: int = 0
    """Which part of a long one, from 0."""

    marked: str = ""
    """Id of the chunk that was marked last while this document is read."""

    attempt: Attempt | None = None
    golden: str = ""
    """Source of the document whose golden questions are shown; empty for all."""

    stop: threading.Event | None = None
    """Ends the golden questions that this page is asking."""

    upload: Upload | None = None
    pack: Brought | None = None
    untrusted: Untrusted | None = None
    exported: Exported | None = None
    """What became of the documents of the last pack that was made here."""

    handed: Download | None = None
    """A file that the browser is to save once."""

    downloads: int = 0
