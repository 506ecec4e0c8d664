"""The way in: every format, the guarded child, and what can't be read."""

from pathlib import Path

import pytest

from assistant.documents import Limits
from assistant.documents.concealed import find_concealed
from assistant.errors import DocumentError
from tests.documents import samples
from tests.documents.concealed import pdfs

HIDDEN = "<p style='opacity:0'>isi yang tidak tampak</p>"


@pytest.mark.parametrize(
    ("name", "data", "kinds"),
    [
        ("a.md", samples.markdown() + b"\n<!-- catatan penyunting -->\n", ["comment"]),
        ("a.md", samples.markdown(), []),
        ("a.txt", "isi\u200bnya".encode(), ["zero_width"]),
        ("a.html", HIDDEN.encode(), ["invisible_style"]),
        ("a.pdf", pdfs.make(pdfs.white), ["white_text"]),
        ("a.docx", samples.docx_file(), []),
        ("a.pptx", samples.pptx_file(), []),
    ],
)
def test_formats(tmp_path: Path, name: str, data: bytes, kinds: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    found = find_concealed(tmp_path / name, source=name)
    assert [one.kind for one in found if one.kind != "metadata"] == kinds


@pytest.mark.parametrize(
    ("name", "data", "limits", "key"),
    [
        ("a.xlsx", b"x", Limits(), "unsupported"),
        ("a.pdf", b"%PDF-1.7\n", Limits(), "damaged"),
        ("a.pdf", samples.docx_file(), Limits(), "wrong_type"),
        ("a.md", b"kata " * 9_000, Limits(max_characters=1_000), "too_much_text"),
        (
            "a.html",
            b"<!-- %b -->" % (b"kata " * 9_000),
            Limits(max_characters=1_000),
            "too_much_text",
        ),
        ("a.txt", b"kata " * 9_000, Limits(max_bytes=1_000), "too_large"),
        ("a.html", HIDDEN.encode(), Limits(timeout_seconds=0.001), "timeout"),
    ],
)
def test_what_can_not_be_read_is_named(
    tmp_path: Path, name: str, data: bytes, limits: Limits, key: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        find_concealed(tmp_path / name, source=name, limits=limits)
    assert caught.value.key == f"documents.{key}"
    assert caught.value.values["source"] == name


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        find_concealed(tmp_path / "a.md", source="a.md")
    assert caught.value.key == "documents.vanished"
