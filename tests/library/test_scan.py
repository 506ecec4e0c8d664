"""What is found in a folder; links and special files are among the hostile files."""

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.library.scan import scan


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("isi", encoding="utf-8")


def test_files_in_order_with_their_sidecars(tmp_path: Path) -> None:
    fill(tmp_path, "b/z.PDF", "b/z.PDF.meta.yaml", "a.md", "a.md.golden.yaml", "b.txt", "b/a.Docx")
    found = scan(tmp_path)
    assert [file.source for file in found.files] == ["a.md", "b.txt", "b/a.Docx", "b/z.PDF"]
    with_sidecar = found.files[3]
    assert with_sidecar.sidecar == (tmp_path / "b" / "z.PDF.meta.yaml").resolve()
    assert with_sidecar.mtime_ns >= with_sidecar.path.stat().st_mtime_ns
    assert (found.files[0].size, found.files[0].sidecar) == (3, None)
    assert found.problems == found.ignored == ()


@pytest.mark.parametrize(
    "name",
    ["README.md", "b/readme.id.md", ".hidden.md", ".git/a.md", "~$a.docx", "contacts.toml",
     "glossary.toml", "curation.yaml",
     "Thumbs.db", "a.pdf.part", "~$a.txt.tmp"],
)  # fmt: skip
def test_left_out_silently(tmp_path: Path, name: str) -> None:
    fill(tmp_path, name)
    found = scan(tmp_path)
    assert (found.files, found.problems, found.ignored) == ((), (), ())


@pytest.mark.parametrize("name", ["a.xlsx", "b/foto.jpg", "a.doc", "tanpa-akhiran"])
def test_other_files_are_listed(tmp_path: Path, name: str) -> None:
    fill(tmp_path, name)
    assert scan(tmp_path).ignored == (name,)


def test_problems_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "alone.pdf.meta.yaml", "b.md.golden.yaml")
    (tmp_path / "large.txt").write_text("a" * 2_000, encoding="utf-8")
    found = scan(tmp_path, max_bytes=1_000)
    assert [file.source for file in found.files] == ["a.md"]
    assert [(problem.source, problem.error.key) for problem in found.problems] == [
        ("alone.pdf.meta.yaml", "documents.sidecar_alone"),
        ("b.md.golden.yaml", "documents.sidecar_alone"),
        ("large.txt", "documents.too_large"),
    ]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        scan(tmp_path / "tidak-ada")
    assert caught.value.key == "documents.folder_missing"
