"""A pack is made on one computer's page, and taken in on another's."""

import base64
import os
from pathlib import Path

import pytest

from assistant.errors import DocumentError, PackError
from assistant.packs.keys import own_key
from assistant.packs.reading import Pack, read_pack
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.packing import receive_pack
from assistant.ui.trainer.packing_view import packs_section
from assistant.ui.trainer.parts import next_step
from tests.packs.archives import FILES, entries_of, zipped
from tests.ui.benches import EVIL, EVIL_NAME
from tests.ui.trainer.conftest import Act

AUDIT = "tata-kelola/id/audit.md"
OUTCOMES = "mne/en/outcomes.md"


def bring(desk: Desk, visit: Visit, tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "unggahan" / "dari-lain.pandupack"
    path.parent.mkdir()
    path.write_bytes(data)
    list(receive_pack(desk, visit, path))
    return path


def signed(desk: Desk, files: dict[str, bytes], **said: str) -> bytes:
    """Return a pack that this computer signed."""
    key = own_key(desk.bench.keys.key_folder)
    assert key is not None
    return zipped(entries_of(files, by=key, **said))


def handed(visit: Visit, tmp_path: Path, desk: Desk) -> Pack:
    assert visit.handed is not None
    path = tmp_path / visit.handed.name
    path.write_bytes(base64.b64decode(visit.handed.data))
    return read_pack(path, trusted=desk.bench.keys.all())


@pytest.fixture(autouse=True)
def evil(desk: Desk) -> bytes:
    """What was in the file that no pack can hold; it is taken away."""
    path = desk.bench.folder / "tata-kelola" / "id" / EVIL_NAME
    content = path.read_bytes()
    path.unlink()
    return content


@pytest.fixture
def packed(visit: Visit, act: Act) -> bytes:
    """A pack of all that is published."""
    act("export_pack", title="Perpustakaan kami", publisher="Yayasan Contoh")
    assert visit.handed is not None
    return base64.b64decode(visit.handed.data)


def test_what_is_published_is_packed_and_handed_out(
    desk: Desk, visit: Visit, act: Act, tmp_path: Path
) -> None:
    notice = act("export_pack", title="Perpustakaan kami", publisher="Yayasan Contoh")
    assert notice is not None
    assert (notice.key, notice.values["name"]) == ("exported", "pandu-2026-11-25.pandupack")
    pack = handed(visit, tmp_path, desk)
    assert (pack.manifest.title, pack.manifest.publisher) == ("Perpustakaan kami", "Yayasan Contoh")
    assert {AUDIT, OUTCOMES} <= pack.files.keys()
    assert "mne/id/draf.md" not in pack.files, "a draft"
    assert "tata-kelola/id/catatan.md" not in pack.files, "it gives orders"
    words = packs_section(visit, "id")
    assert "Tidak ikut dikemas" in words
    assert "mne/id/rusak.pdf" in words


@pytest.mark.parametrize(
    ("chosen", "sources"),
    [
        ({"shelf": ["mne"]}, {OUTCOMES}),
        ({"language": ["en"]}, {OUTCOMES}),
        ({"shelf": ["tata-kelola", "../x"], "language": ["id"]}, {AUDIT}),
    ],
)
def test_only_what_was_chosen_is_packed(
    desk: Desk, visit: Visit, act: Act, tmp_path: Path, chosen: dict[str, object], sources: set[str]
) -> None:
    act("export_pack", title="Sebagian", **chosen)
    assert handed(visit, tmp_path, desk).files.keys() == sources


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no such name")
def test_a_name_that_can_not_travel_is_said(
    desk: Desk, visit: Visit, act: Act, evil: bytes
) -> None:
    (desk.bench.folder / "tata-kelola" / "id" / "a?.md").write_bytes(evil)
    notice = act("export_pack", title="Semua")
    assert notice is not None
    assert notice.error is not None
    assert notice.error.key == "packs.unsafe_name"
    assert visit.handed is None


def test_nothing_to_pack_is_said_as_it_is_mended_here(visit: Visit, act: Act) -> None:
    notice = act("export_pack", title="Kosong", shelf=["etika-ai"])
    assert notice is not None
    assert notice.error is not None
    assert notice.error.key == "packs.nothing"
    assert "Dokumen" in next_step(notice.error, "id")
    assert visit.handed is None


def test_a_pack_is_looked_at_taken_in_and_undone(
    desk: Desk, visit: Visit, act: Act, tmp_path: Path, packed: bytes
) -> None:
    audit, outcomes = desk.bench.folder / AUDIT, desk.bench.folder / OUTCOMES
    coming = audit.read_bytes()
    present = coming.replace(b"Audit yayasan", b"Audit lama")
    audit.write_bytes(present)
    outcomes.unlink()
    desk.bench.sync()
    path = bring(desk, visit, tmp_path, packed)
    assert not path.exists()
    assert audit.read_bytes() == present, "nothing is written before it is confirmed"
    words = packs_section(visit, "id")
    for said in ("Perpustakaan kami", "Baru: 1 berkas", "Akan diganti: 1 berkas", "Audit lama"):
        assert said in words
    notice = act("take_pack_in")
    assert notice is not None
    assert (notice.key, notice.values["count"], notice.can_undo) == ("imported", "2", True)
    assert audit.read_bytes() == coming
    assert desk.bench.store.document("outcomes").title == "Outcomes"
    assert visit.pack is None
    act("undo")
    assert audit.read_bytes() == present
    assert not outcomes.exists()
    with pytest.raises(KeyError):
        desk.bench.store.document("outcomes")


def test_a_pack_of_what_is_there_changes_nothing(
    desk: Desk, visit: Visit, act: Act, tmp_path: Path, packed: bytes
) -> None:
    bring(desk, visit, tmp_path, packed)
    words = packs_section(visit, "en")
    assert "take_pack_in" not in words
    act("put_pack_aside")
    assert visit.pack is None
    assert act("take_pack_in") is None


def test_what_changed_meanwhile_is_shown_again(
    desk: Desk, visit: Visit, act: Act, tmp_path: Path, packed: bytes
) -> None:
    bring(desk, visit, tmp_path, packed)
    audit = desk.bench.folder / AUDIT
    audit.write_bytes(audit.read_bytes() + b"\nBaru.\n")
    notice = act("take_pack_in")
    assert notice is not None
    assert notice.key == "pack_changed"
    assert audit.read_bytes().endswith(b"\nBaru.\n")
    assert visit.pack is not None
    assert visit.pack.incoming.plan.sources("changed") == (AUDIT,)


def test_words_of_a_pack_stay_words(
    desk: Desk, visit: Visit, tmp_path: Path, packed: bytes
) -> None:
    bring(desk, visit, tmp_path, signed(desk, FILES, title=EVIL, publisher=EVIL))
    words = packs_section(visit, "id")
    assert "<script>" not in words
    assert "&lt;script&gt;" in words


def test_what_is_no_pack_is_called_by_its_name_and_removed(
    desk: Desk, visit: Visit, tmp_path: Path
) -> None:
    with pytest.raises(PackError) as caught:
        bring(desk, visit, tmp_path, b"PK\x03\x04 rusak")
    assert caught.value.values["path"] == "dari-lain.pandupack"
    assert not (tmp_path / "unggahan").exists()


def test_contacts_that_can_not_be_read_are_refused(
    desk: Desk, visit: Visit, tmp_path: Path, packed: bytes
) -> None:
    files = {**FILES, "contacts.toml": b"[[contact]]\n"}
    with pytest.raises(DocumentError):
        bring(desk, visit, tmp_path, signed(desk, files))
    assert visit.pack is None
