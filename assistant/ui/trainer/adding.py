"""A new document from the trainer's computer: read, described, taken in, checked and synced."""

from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from assistant.curation.adding import Candidate, examine, place_of, stage
from assistant.curation.inventory import read_entries
from assistant.curation.writing import make_front_matter, make_id, split_list
from assistant.errors import UserError
from assistant.library.front_matter import FrontMatter
from assistant.ui.trainer.desk import Desk, Upload, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.findings import check_files
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import Tell, in_steps
from assistant.ui.trainer.syncing import outcome_of
from assistant.workbench import Workbench

ASKED = ("title", "shelf", "language", "kind", "summary")
"""What the form asks of every file."""

ASKED_ALSO = ("audience", "author_role", "source", "licence")
"""What it asks besides, and what may be left empty."""

_REVIEW_AFTER = timedelta(days=181)
"""Until the next review: half a year, as in the example of `knowledge/README.md`."""


def receive(desk: Desk, visit: Visit, path: Path) -> Generator[Step, None, None]:
    """Read a file that was uploaded, and propose what its form says.

    Raises:
        UserError: it can't be read, or its name is one that a sync passes over.
    """
    discard(visit)
    bench = desk.bench
    try:
        candidate = yield from in_steps(
            lambda _tell: examine(path, limits=bench.limits, fallback_language=bench.language),
            lock=desk.lock,
        )
    except UserError:
        remove_upload(path)
        raise
    document = candidate.document
    visit.upload = Upload(
        candidate=candidate,
        said={"title": document.title[:200], "language": document.language},
    )


def cancel(_desk: Desk, visit: Visit, _fields: Fields) -> None:
    """Let the uploaded file go."""
    discard(visit)


def add(desk: Desk, visit: Visit, fields: Fields) -> Generator[Step, None, Notice | None]:
    """Take the uploaded file in as the form describes it.

    Raises:
        UserError: a value can't be used, or another file is where it goes; the form stays.
        DocumentError: the file has vanished meanwhile.
    """
    upload = visit.upload
    if upload is None:
        return None
    visit.upload = replace(upload, said={name: fields.one(name) for name in ASKED + ASKED_ALSO})
    may_replace = upload.may_replace and fields.one("replace") == "yes"
    try:
        notice = yield from in_steps(
            lambda tell: _add(desk, visit, tell, may_replace=may_replace), lock=desk.lock
        )
    except UserError as error:
        if error.key == "curation.exists":
            visit.upload = replace(visit.upload, may_replace=True)
        raise
    discard(visit)
    return notice


def discard(visit: Visit) -> None:
    """Forget an uploaded file and remove its copy."""
    if visit.upload is not None:
        remove_upload(visit.upload.candidate.path)
    visit.upload = None


def _add(desk: Desk, visit: Visit, tell: Tell, *, may_replace: bool) -> Notice:
    upload, bench = visit.upload, desk.bench
    if upload is None:
        raise AssertionError("there is no upload")
    candidate = upload.candidate
    front_matter = describe(bench, candidate, upload.said)
    with bench.begin("add") as change:
        source = stage(change, candidate, front_matter, replace=may_replace)
    findings = check_files(bench, tell, only=[source]).findings
    said = Notice(
        key="added",
        values={"source": source},
        sources=(source,),
        logged=(front_matter.id,),
        findings=findings,
        can_undo=True,
    )
    return outcome_of(said, desk, tell)


def describe(bench: Workbench, candidate: Candidate, said: dict[str, str]) -> FrontMatter:
    """Return a file's own front matter, or make it of what the form says.

    Raises:
        UserError: a value can't be used, or the id is another document's.
    """
    owners = {
        entry.front_matter.id: entry.source
        for entry in read_entries(bench.folder)
        if entry.front_matter is not None
    }
    front_matter = candidate.front_matter or _make(bench, candidate, said, owners)
    place = place_of(candidate, front_matter, bench.folder)
    if owners.get(front_matter.id, place) != place:
        raise UserError("curation.id_taken", id=front_matter.id)
    return front_matter


def _make(
    bench: Workbench, candidate: Candidate, said: dict[str, str], owners: dict[str, str]
) -> FrontMatter:
    today, source = bench.today(), said.get("source", "")
    made = make_front_matter(
        id="new",
        **{name: said.get(name, "") for name in (*ASKED, "author_role", "licence")},
        audience=split_list(said.get("audience", "")),
        sources=[{"title": source}] if source else [],
        reviewed_on=today,
        review_due=today + _REVIEW_AFTER,
    )
    place = place_of(candidate, made, bench.folder)
    replaced = (name for name, source in owners.items() if source == place)
    own = next(replaced, None) or make_id(candidate.path.stem, owners)
    return made.model_copy(update={"id": own})


def remove_upload(path: Path) -> None:
    """Remove an uploaded file and the folder that was made for it."""
    path.unlink(missing_ok=True)
    try:
        path.parent.rmdir()
    except OSError:  # something else is in it
        return
