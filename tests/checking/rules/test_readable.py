"""Files and pages that can't be read, or only badly."""

from pathlib import Path

import pytest
from fpdf import FPDF

from tests.checking.folders import check, document, names, places

GOOD = "Arsip disimpan sekretaris di lemari yang terkunci, dan kuncinya dipegang dua orang. " * 3
BAD = "Ar5ip dls1mpan 5ekretar1s dl lernari yanq terkuncl, dan kunc1nya dlpegang dva oranq. " * 3


def pdf(path: Path, *pages: str) -> None:
    """Write a PDF with a page for each text; an empty text gives a page with a picture alone."""
    made = FPDF()
    made.set_font("helvetica", size=12)
    for page in pages:
        made.add_page()
        if page:
            made.multi_cell(0, 8, page)
        else:
            made.image(picture(path.parent), w=100)
    made.output(str(path))


def picture(folder: Path) -> Path:
    from PIL import Image

    path = folder / ".picture.png"
    Image.new("RGB", (40, 40), "gray").save(path)
    return path


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((GOOD, GOOD), []),
        ((GOOD, BAD), [("quality", "arsip.pdf", 2)]),
        ((GOOD, "", GOOD), [("pages", "arsip.pdf", None)]),
        ((GOOD, "Pendek."), []),
        (("",), [("unreadable", "arsip.pdf", None)]),
    ],
)
def test_pages(
    tmp_path: Path, pages: tuple[str, ...], expected: list[tuple[str, str, int | None]]
) -> None:
    pdf(tmp_path / "arsip.pdf", *pages)
    sidecar = document().split("---\n")[1]
    findings = check(tmp_path, {"arsip.pdf.meta.yaml": sidecar})
    assert places(findings, "readable") == expected


def test_a_page_without_text_is_named(tmp_path: Path) -> None:
    pdf(tmp_path / "arsip.pdf", GOOD, "", "", GOOD, "")
    (finding,) = [one for one in check(tmp_path) if one.rule == "readable.pages"]
    assert "2-3, 5" in finding.what("id")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"Catatan rapat yang panjang.", []),
        ("a.txt", "Catatan caf\xe9 rapat.".encode("cp1252"), ["encoding"]),
        ("a.txt", b"", ["unreadable"]),
        ("a.pdf", b"%PDF-1.4 broken", ["unreadable"]),
        ("a.pdf.meta.yaml", b"id: a", ["unreadable"]),
        ("a.md", b"---\nid: a\n", ["unreadable"]),
    ],
)
def test_files(tmp_path: Path, name: str, data: bytes, expected: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    assert names(check(tmp_path), "readable") == expected
