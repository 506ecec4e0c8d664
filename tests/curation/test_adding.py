"""Files are taken in with their front matter, or refused with the reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.curation.adding import Candidate, examine, place_of, stage
from assistant.curation.changeset import Changeset
from assistant.curation.writing import make_front_matter
from assistant.documents import Limits, convert
from assistant.errors import UserError
from assistant.library.front_matter import FrontMatter

Begin = Callable[..., Changeset]

SAID = make_front_matter(id="rapat", title="Rapat", shelf="mne", kind="guide", language="id")
OWN = (
    "---\nid: sendiri\ntitle: Sendiri\nshelf: mne\nkind: case\nlanguage: en\n---\n# Sendiri\n\nIsi."
)


def candidate(path: Path) -> Candidate:
    return examine(path, limits=Limits(), fallback_language="id")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    path = tmp_path / "unduhan"
    path.mkdir()
    return path


def add(begin: Begin, path: Path, said: FrontMatter = SAID, *, replace: bool = False) -> str:
    with begin() as change:
        return stage(change, candidate(path), said, replace=replace)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Rapat Juli.md", "mne/id/rapat-juli.md"),
        ("RAPAT.MD", "mne/id/rapat.md"),
        ("rapat.txt", "mne/id/rapat.txt"),
        ("rapat.html", "mne/id/rapat.html"),
    ],
)
def test_goes_to_its_shelf_and_is_described(
    begin: Begin, folder: Path, inbox: Path, name: str, source: str
) -> None:
    text = "<h1>Rapat</h1><p>Isi rapat.</p>" if name.endswith("html") else "# Rapat\n\nIsi rapat.\n"
    (inbox / name).write_text(text, encoding="utf-8")
    assert add(begin, inbox / name) == source
    document = convert(folder / source, source=source)
    assert (document.id, document.title, document.meta["shelf"]) == ("rapat", "Rapat", "mne")
    assert (inbox / name).read_text(encoding="utf-8") == text


def test_what_is_proposed_comes_from_the_file(inbox: Path) -> None:
    path = inbox / "x.md"
    path.write_text("# Safe use\n\nThis is what the people of the office should do.\n", "utf-8")
    found = candidate(path)
    assert (found.document.title, found.document.language) == ("Safe use", "en")
    assert found.front_matter is None


def test_its_own_front_matter_and_questions_stay(begin: Begin, folder: Path, inbox: Path) -> None:
    path = inbox / "Sendiri.md"
    path.write_text(OWN, encoding="utf-8")
    (inbox / "Sendiri.md.golden.yaml").write_text("[]\n", encoding="utf-8")
    (inbox / "Sendiri.md.asked.yaml").write_text("{}\n", encoding="utf-8")
    found = candidate(path)
    assert found.front_matter is not None
    assert add(begin, path, found.front_matter) == "mne/en/Sendiri.md"
    assert (folder / "mne/en/Sendiri.md").read_text(encoding="utf-8") == OWN
    assert (folder / "mne/en/Sendiri.md.golden.yaml").exists()
    assert (folder / "mne/en/Sendiri.md.asked.yaml").exists()


def test_a_sidecar_comes_along(begin: Begin, folder: Path, inbox: Path) -> None:
    (inbox / "a.txt").write_text("Isi.", encoding="utf-8")
    sidecar = "id: a\ntitle: A\nshelf: mne\nkind: case\nlanguage: id # tetap\n"
    (inbox / "a.txt.meta.yaml").write_text(sidecar, encoding="utf-8")
    found = candidate(inbox / "a.txt")
    assert found.front_matter is not None
    add(begin, inbox / "a.txt", found.front_matter)
    assert (folder / "mne/id/a.txt.meta.yaml").read_text(encoding="utf-8") == sidecar


def test_a_file_in_the_folder_is_described_where_it_is(begin: Begin, folder: Path) -> None:
    path = folder / "Catatan Lama.md"
    path.write_text("# Catatan\n\nIsi.\n", encoding="utf-8")
    assert place_of(candidate(path), SAID, folder) == "Catatan Lama.md"
    add(begin, path)
    assert convert(path, source="Catatan Lama.md").id == "rapat"
    assert path.read_text(encoding="utf-8").endswith("---\n# Catatan\n\nIsi.\n")


def test_nothing_is_overwritten_unasked(begin: Begin, folder: Path, inbox: Path) -> None:
    path = inbox / "rapat.md"
    path.write_text("# Rapat\n\nSatu.\n", encoding="utf-8")
    source = add(begin, path)
    path.write_text("# Rapat\n\nDua.\n", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        add(begin, path)
    assert caught.value.key == "curation.exists"
    assert "Satu" in (folder / source).read_text(encoding="utf-8")
    add(begin, path, replace=True)
    assert "Dua" in (folder / source).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.xlsx", b"PK", "documents.unsupported"),
        ("a.pdf", b"%PDF-1.4 broken", "documents.damaged"),
        ("a.md", b"", "documents.empty"),
        ("a.md", b"---\nid: a\n", "documents.front_matter_open"),
        ("README.md", b"# Baca", "curation.passed_over"),
        ("~$a.docx", b"x", "curation.passed_over"),
    ],
)
def test_refused(inbox: Path, name: str, data: bytes, key: str) -> None:
    (inbox / name).write_bytes(data)
    with pytest.raises(UserError) as caught:
        candidate(inbox / name)
    assert caught.value.key == key


def test_a_file_that_is_not_there(inbox: Path) -> None:
    with pytest.raises(UserError) as caught:
        candidate(inbox / "tidak-ada.md")
    assert caught.value.key == "documents.vanished"
