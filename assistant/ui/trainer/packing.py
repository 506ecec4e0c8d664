"""Knowledge packs: one is made and handed out, or brought, looked at and taken in."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.carrying.exporting import Exported, Wanted, export_pack
from assistant.carrying.importing import examine
from assistant.documents.opening import read_bytes
from assistant.errors import PackError
from assistant.packs.keys import PublicKey
from assistant.packs.manifest import MAX_PACK_BYTES
from assistant.packs.reading import check_pack, read_archive
from assistant.strings import LANGUAGES
from assistant.temporary import passing_folder
from assistant.ui.handing import hand_out
from assistant.ui.trainer.adding import remove_upload
from assistant.ui.trainer.desk import Brought, Desk, Untrusted, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.parts import SHELVES
from assistant.ui.trainer.running import Tell, in_steps
from assistant.ui.trainer.syncing import outcome_of, telling
from assistant.workbench import Workbench


def receive_pack(desk: Desk, visit: Visit, path: Path) -> Generator[Step, None, None]:
    """Check a pack that was uploaded, and look at what it would change.

    One whose key is not trusted waits, for the trainer to compare the key's fingerprint.

    Raises:
        PackError: it is no pack, was changed, or holds what a pack must not.
        DocumentError: the knowledge folder, or the pack's contacts or glossary, can't be read.
    """
    visit.pack = visit.untrusted = None
    try:
        data = _read(path)
        brought = yield from in_steps(
            lambda _tell: bring(desk.bench, data, path.name), lock=desk.lock
        )
    finally:
        remove_upload(path)
    if isinstance(brought, Untrusted):
        visit.untrusted = brought
        visit.notice = Notice(key="pack_untrusted")
    else:
        visit.pack = brought


def put_aside(_desk: Desk, visit: Visit, _fields: Fields) -> None:
    """Let the pack go."""
    visit.pack = visit.untrusted = None


def take_in(desk: Desk, visit: Visit, _fields: Fields) -> Generator[Step, None, Notice | None]:
    """Write what the pack brings into the knowledge folder, as it was shown, and sync.

    Raises:
        PackError: something is in the way of a file.
        DocumentError: the knowledge folder can't be read.
        UserError: the knowledge folder can't be written.
    """
    brought = visit.pack
    if brought is None:
        return None
    return (yield from in_steps(lambda tell: _take_in(desk, visit, brought, tell), lock=desk.lock))


def export(desk: Desk, visit: Visit, fields: Fields) -> Generator[Step, None, Notice]:
    """Pack the chosen documents, and hand the pack out.

    Raises:
        PackError: there is nothing to pack, a name can't travel, or there is too much.
        DocumentError: the folder, the decisions, the contacts or the glossary can't be read.
    """
    wanted = Wanted(
        title=fields.one("title"),
        publisher=fields.one("publisher"),
        shelves=_known(fields.many("shelf"), SHELVES),
        languages=_known(fields.many("language"), LANGUAGES),
    )
    exported, data = yield from in_steps(
        lambda tell: _export(desk.bench, wanted, tell), lock=desk.lock
    )
    visit.downloads += 1
    visit.handed = hand_out(exported.path.name, data, number=visit.downloads)
    visit.exported = exported
    logged = (str(exported.documents),)
    return Notice(key="exported", values={"name": exported.path.name}, logged=logged)


def _known(given: Sequence[str], known: Sequence[str]) -> frozenset[str]:
    return frozenset(one for one in given if one in known)


def _read(path: Path) -> bytes:
    try:
        return read_archive(path)
    except PackError as error:
        raise _named(error, path.name) from error


def _named(error: PackError, name: str) -> PackError:
    """Return the error with the name that whoever brought the pack knows."""
    return PackError(error.key, **{**error.values, "path": name})


def bring(bench: Workbench, data: bytes, name: str) -> Brought | Untrusted:
    """Check a pack and look at what it would change.

    Raises:
        PackError: it is no pack, was changed, or holds what a pack must not.
        DocumentError: the knowledge folder, or the pack's contacts or glossary, can't be read.
    """
    try:
        pack = check_pack(data, trusted=bench.keys.all(), path=Path(name))
    except PackError as error:
        if error.key == "packs.untrusted":
            key = PublicKey.parse(str(error.values["public"]))
            return Untrusted(name=name, data=data, key=key)
        raise _named(error, name) from error
    incoming = examine(pack, bench.begin("import"), limits=bench.limits, today=bench.today())
    return Brought(pack=pack, incoming=incoming)


def _take_in(desk: Desk, visit: Visit, brought: Brought, tell: Tell) -> Notice:
    bench, pack = desk.bench, brought.pack
    if pack.key not in bench.keys.all():  # withdrawn since it was looked at
        visit.pack = None
        raise PackError("packs.untrusted", fingerprint=pack.key.fingerprint, public=pack.key)
    change = bench.begin("import")
    incoming = examine(pack, change, limits=bench.limits, today=bench.today())
    if incoming.plan != brought.incoming.plan:
        visit.pack = replace(brought, incoming=incoming)
        return Notice(key="pack_changed")
    written = incoming.plan.written
    with change:
        for source in written:
            change.write(source, pack.files[source])
    visit.pack = None
    said = Notice(
        key="imported",
        values={"title": pack.manifest.title, "count": str(len(written))},
        sources=written,
        logged=(str(len(written)),),
        can_undo=bool(change.changed),
    )
    return outcome_of(said, desk, tell)


def _export(bench: Workbench, wanted: Wanted, tell: Tell) -> tuple[Exported, bytes]:
    with passing_folder() as made:
        exported = export_pack(
            made,
            wanted,
            folder=bench.folder,
            key_folder=bench.keys.key_folder,
            limits=bench.limits,
            fallback_language=bench.language,
            today=bench.today(),
            progress=telling(tell),
        )
        # A pack holds at most so much unpacked; its list and signature come on top.
        data = read_bytes(exported.path, exported.path.name, 2 * MAX_PACK_BYTES)
    return exported, data
