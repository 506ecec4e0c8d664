"""Files in quarantine: let one in with a reason, or take that back."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from assistant.accounts.audit import id_of_file
from assistant.curation.decisions import QUARANTINED, release, withdraw_release
from assistant.curation.folder import place_within
from assistant.documents import convert
from assistant.errors import DocumentError, UserError
from assistant.library.curation import Release, load_curation
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import Tell, in_steps
from assistant.ui.trainer.syncing import outcome_of
from assistant.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file that a sync kept out."""

    source: str
    error: DocumentError

    @property
    def sha256(self) -> str:
        """Hash of the content that was looked at; empty where the sync did not say."""
        return str(self.error.values.get("sha256", ""))


def held_files(bench: Workbench) -> list[Held]:
    """Return the files that the last sync kept out, by source."""
    return [
        Held(source=source, error=file.error)
        for source, file in sorted(bench.store.files().items())
        if file.error is not None and file.error.key == QUARANTINED
    ]


def releases(bench: Workbench) -> Sequence[Release]:
    """Return the files that were let in.

    Raises:
        DocumentError: the trainers' decisions can't be read.
    """
    return load_curation(bench.folder).releases


def let_in(desk: Desk, _visit: Visit, fields: Fields) -> Generator[Step, None, Notice]:
    """Release a file for a reason, as it was when the form was shown, and sync.

    Raises:
        UserError: it is not in quarantine, has changed since, or the reason is too short.
        DocumentError: it, or the trainers' decisions, can't be read.
    """
    return (yield from in_steps(lambda tell: _let_in(desk, fields, tell), lock=desk.lock))


def take_back(desk: Desk, _visit: Visit, fields: Fields) -> Generator[Step, None, Notice]:
    """Take the release of a file back, and sync.

    Raises:
        UserError: it was not released.
        DocumentError: the trainers' decisions can't be read.
    """
    return (
        yield from in_steps(
            lambda tell: _take_back(desk, fields.one("value"), tell), lock=desk.lock
        )
    )


def _let_in(desk: Desk, fields: Fields, tell: Tell) -> Notice:
    bench, source = desk.bench, fields.one("source")
    if source not in {held.source for held in held_files(bench)}:
        raise UserError("curation.not_quarantined", source=source)
    path = place_within(bench.folder, source)
    document = convert(path, source=source, limits=bench.limits)
    if document.sha256 != fields.one("sha256"):
        raise UserError("web.content_changed", source=source)
    with bench.begin("release") as change:
        release(
            change,
            source,
            sha256=document.sha256,
            reason=fields.one("reason"),
            on=bench.today(),
        )
    said = _said("released", source)
    return outcome_of(said, desk, tell, read_again=[source])


def _take_back(desk: Desk, source: str, tell: Tell) -> Notice:
    with desk.bench.begin("withdraw") as change:
        withdraw_release(change, source)
    said = _said("withdrawn", source)
    return outcome_of(said, desk, tell, read_again=[source])


def _said(key: str, source: str) -> Notice:
    return Notice(
        key=key,
        values={"source": source},
        sources=(source,),
        logged=(id_of_file(source),),
        can_undo=True,
    )
