"""Only the line of the status changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.curation.changeset import Changeset
from assistant.curation.inventory import Entry, entry_with_id, read_entries
from assistant.curation.status import add_superseded, set_status
from assistant.errors import UserError

Begin = Callable[..., Changeset]

FIELDS = "id: audit\ntitle: Audit\nshelf: mne\nkind: guide\nlanguage: id\n"
BODY = "# Audit\n\nstatus: published\n\n---\n\nsupersedes: []\n"


def entry(folder: Path, document_id: str = "audit") -> Entry:
    return entry_with_id(read_entries(folder), document_id)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("status: published\n", "status: retired\n"),
        ("status: published   # tetap\n", "status: retired   # tetap\n"),
        ("status:   'published'\n", "status:   'retired'\n"),
        ('status: "draft" # ya\nlicence: x\n', 'status: "retired" # ya\nlicence: x\n'),
        ("# kata\nstatus: published\nsummary: |\n  status: draft\n",
         "# kata\nstatus: retired\nsummary: |\n  status: draft\n"),
        ("supersedes: []\n", "supersedes: []\nstatus: retired\n"),
        ("status: retired\n", "status: retired\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_the_line_alone_changes(
    begin: Begin, folder: Path, before: str, after: str, line_end: str, bom: bytes
) -> None:
    def file(status: str) -> bytes:
        text = f"---\n{FIELDS}{status}---\n{BODY}"
        return bom + text.replace("\n", line_end).encode()

    (folder / "audit.md").write_bytes(file(before))
    with begin() as change:
        set_status(change, entry(folder), "retired")
    assert (folder / "audit.md").read_bytes() == file(after)


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_sidecar(begin: Begin, folder: Path, end: str) -> None:
    (folder / "audit.md").unlink()
    (folder / "audit.txt").write_text("Isi audit.", encoding="utf-8")
    sidecar = folder / "audit.txt.meta.yaml"
    sidecar.write_bytes(f"{FIELDS}status: published{end}".encode())
    with begin() as change:
        set_status(change, entry(folder), "retired")
    assert sidecar.read_bytes() == f"{FIELDS}status: retired{end}".encode()
    assert (folder / "audit.txt").read_text(encoding="utf-8") == "Isi audit."


@pytest.mark.parametrize(
    "head",
    [
        "{id: audit, title: Audit, shelf: mne, kind: guide, language: id, status: published}\n",
        f"{FIELDS}? status\n: published\n",
    ],
)
def test_what_can_not_be_edited_is_left_alone(begin: Begin, folder: Path, head: str) -> None:
    before = f"---\n{head}---\n{BODY}".encode()
    (folder / "audit.md").write_bytes(before)
    with pytest.raises(UserError) as caught, begin() as change:
        set_status(change, entry(folder), "retired")
    assert caught.value.key == "curation.not_editable"
    assert (folder / "audit.md").read_bytes() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("supersedes: []\n", "supersedes: [lama]\n"),
        ("supersedes: [satu]  # kata\n", "supersedes: [satu, lama]  # kata\n"),
        ("supersedes: [ satu, dua ]\n", "supersedes: [ satu, dua, lama ]\n"),
        ("supersedes:\n  - satu\n  - dua # x\nlicence: x\n",
         "supersedes:\n  - satu\n  - dua # x\n  - lama\nlicence: x\n"),
        ("supersedes:\n- satu\n", "supersedes:\n- satu\n- lama\n"),
        ("licence: x\n", "licence: x\nsupersedes: [lama]\n"),
        ("supersedes: [lama]\n", "supersedes: [lama]\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_superseding(begin: Begin, folder: Path, before: str, after: str, line_end: str) -> None:
    def file(line: str) -> bytes:
        return f"---\n{FIELDS}{line}---\n{BODY}".replace("\n", line_end).encode()

    (folder / "audit.md").write_bytes(file(before))
    with begin() as change:
        add_superseded(change, entry(folder), "lama")
    assert (folder / "audit.md").read_bytes() == file(after)


def test_an_unknown_id(folder: Path) -> None:
    with pytest.raises(UserError) as caught:
        entry(folder, "tidak-ada")
    assert caught.value.key == "curation.no_such_document"
