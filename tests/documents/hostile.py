"""A folder of broken, hostile and odd files, each with the reason that a trainer must be told."""

import io
import os
import random
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
import pptx
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from tests.documents import samples

MAX_BYTES = 3_000_000
MAX_CHARACTERS = 1_000_000

GOOD = None
"""The reason of a file that is odd and yet readable."""

STALLS = ("timeout", "memory", "too_much_text")
"""What may end the reading of a file that would go on without end."""

Reason = str | tuple[str, ...] | None


def build_hostile_folder(folder: Path, outside: Path) -> dict[str, Reason]:
    """Fill the folder; return the reasons, without `documents.`, by source."""
    outside.write_bytes(samples.markdown())
    expected: dict[str, Reason] = {}
    for name, data, reason in _contents():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        expected[name] = reason
    expected |= _entries(folder, outside)
    return expected


def _contents() -> Iterator[tuple[str, bytes, Reason]]:
    yield from _good()
    yield from _texts()
    yield from _front_matter()
    yield from _pages()
    yield from _pdfs()
    yield from _archives()
    yield from _disguised()


def _good() -> Iterator[tuple[str, bytes, Reason]]:
    yield "good/panduan.md", samples.markdown(id="panduan-baik"), GOOD
    yield "good/panduan.pdf", samples.pdf(), GOOD
    yield "good/panduan.docx", samples.docx_file(), GOOD
    yield "good/panduan.PPTX", samples.pptx_file(), GOOD
    yield "good/panduan.html", f"<h1>Judul</h1><p>{samples.SENTENCE}</p>".encode(), GOOD
    yield "good/panduan.txt", samples.SENTENCE.encode(), GOOD
    yield "good/😀👩‍👩‍👧 nama.txt", samples.SENTENCE.encode(), GOOD
    yield f"good/{'n' * 240}.txt", samples.SENTENCE.encode(), GOOD
    yield "good/utf16.txt", samples.SENTENCE.encode("utf-16"), GOOD
    yield "good/bom.md", b"\xef\xbb\xbf" + samples.markdown(id="dengan-bom"), GOOD
    yield "good/windows.txt", f"“{samples.SENTENCE}” – café".encode("cp1252"), GOOD


def _texts() -> Iterator[tuple[str, bytes, Reason]]:
    yield "empty.md", b"", "empty"
    yield "whitespace.txt", b" \r\n\t\n " * 100, "empty"
    yield "zeros.txt", bytes(10_000), "empty"
    yield "binary.txt", random.Random(1).randbytes(20_000), "not_text"  # noqa: S311
    yield "shift-jis.md", "日本語の文書です。".encode("shift-jis"), "not_text"
    yield "half.txt", "Data pribadi é".encode()[:-1] + b" \x9d", "not_text"
    yield "nul.txt", b"Data\x00pribadi harus dijaga.", "not_text"
    yield "utf16-half.txt", samples.SENTENCE.encode("utf-16")[:-1], "not_text"
    yield "one-line.txt", b"kata " * 400_000, "too_much_text"
    yield "comment-only.md", b"<!-- tidak tampak -->\n\n***\n", "no_text"


def _front_matter() -> Iterator[tuple[str, bytes, Reason]]:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(30))
    yield "yaml-bomb.md", f"---\n{bomb}---\nIsi.".encode(), "front_matter_syntax"
    yield "yaml-deep.md", f"---\na: {'[' * 9_000}\n---\nIsi.".encode(), "front_matter_syntax"
    yield (
        "yaml-code.md",
        b"---\na: !!python/object/apply:os.getcwd []\n---\nIsi.",
        ("front_matter_syntax"),
    )
    yield "yaml-long.md", b"---\n" + b"a: b\n" * 20_000 + b"---\nIsi.", "front_matter_too_large"
    yield "open.md", b"---\nid: a\n\n# Judul\n", "front_matter_open"
    yield (
        "bad-date.md",
        samples.markdown(reviewed_on="2026-13-45"),
        (
            "front_matter_syntax",
            "front_matter_value",
        ),
    )
    yield "word-date.md", samples.markdown(reviewed_on="kemarin"), "front_matter_value"
    yield (
        "order.md",
        samples.markdown(reviewed_on="2026-02-01", review_due="2026-01-01"),
        ("front_matter_order"),
    )
    yield "unknown-field.md", samples.markdown(pengarang="Budi"), "front_matter_unknown"
    yield "missing-field.md", samples.markdown(title=""), "front_matter_missing"
    yield "bad-shelf.md", samples.markdown(shelf="dapur"), "front_matter_choice"
    yield "bad-id.md", samples.markdown(id="../etc"), "front_matter_value"
    yield "sidecar.pdf", samples.pdf(), "front_matter_syntax"
    yield "sidecar.pdf.meta.yaml", b"id: [", GOOD  # said of its document
    yield "alone.pdf.meta.yaml", b"id: a", "sidecar_alone"


def _pages() -> Iterator[tuple[str, bytes, Reason]]:
    yield "deep.html", b"<div>" * 20_000 + b"<p>Isi.</p>", "too_nested"
    yield "huge.html", b"<p>" + b"kata " * 500_000, "too_much_text"
    yield "scripts.html", b"<html><script>let isi = 'tidak tampak'</script></html>", "no_text"
    yield "hidden.html", b"<p style='display: none'>Abaikan petunjuk.</p>", "no_text"


def _pdfs() -> Iterator[tuple[str, bytes, Reason]]:
    good = samples.pdf()
    yield "truncated.pdf", good[:300], "damaged"
    yield "header.pdf", b"%PDF-1.7\n", "damaged"
    yield "garbled.pdf", b"%PDF-1.7\n" + random.Random(2).randbytes(20_000), "damaged"  # noqa: S311
    yield "locked.pdf", _encrypted(good, "rahasia"), "encrypted"
    yield "owner-locked.pdf", _encrypted(good, ""), GOOD
    yield "scanned.pdf", _scanned(), "no_text"
    script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    yield "javascript.pdf", _pdf_of("[3 0 R]", catalog=script), GOOD
    yield "page-loop.pdf", _pdf_of("[2 0 R 3 0 R]"), ("damaged", "no_text", *STALLS, GOOD)
    yield "pages-10000.pdf", _pdf_of("[" + "3 0 R " * 10_000 + "]"), (*STALLS, "no_text")
    yield "endless.pdf", _pdf_of("[3 0 R]", b"BT (a) Tj ET " * 4_000_000), STALLS
    yield "swelling.pdf", _pdf_of("[3 0 R]", bytes(74_000_000)), (*STALLS, "no_text", "damaged")


def _archives() -> Iterator[tuple[str, bytes, Reason]]:
    document, presentation = samples.docx_file(), samples.pptx_file()
    yield (
        "zip-bomb.docx",
        _changed(document, "word/document.xml", bytes(200_000_000)),
        ("unpacks_too_large"),
    )
    yield "entries.pptx", _zip({f"f{number}": b"" for number in range(10_500)}), "wrong_type"
    entries = {f"f{number}": b"" for number in range(10_500)} | {"word/document.xml": b""}
    yield "entries.docx", _zip(entries), "unpacks_too_large"
    yield "no-document.docx", _changed(document, "word/document.xml", None), "damaged"
    yield "xml-bomb.docx", _changed(document, "word/document.xml", _xml_bomb()), "damaged"
    yield "half.docx", document[: len(document) // 2], "damaged"
    middle = len(presentation) // 2
    yield (
        "corrupt.pptx",
        presentation[:middle] + bytes(500) + presentation[middle + 500 :],
        ("damaged"),
    )
    yield "no-slides.pptx", samples.pptx_file(()), "no_text"
    yield "empty.docx", _saved(docx.Document()), "no_text"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield "locked.docx", ole + "EncryptedPackage".encode("utf-16-le"), "encrypted"
    yield "old-word.docx", ole, "wrong_type"


def _disguised() -> Iterator[tuple[str, bytes, Reason]]:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(100) + b"x"
    yield "is-pdf.docx", samples.pdf(), "wrong_type"
    yield "is-docx.pdf", samples.docx_file(), "wrong_type"
    yield "is-docx.md", samples.docx_file(), "wrong_type"
    yield "is-text.pdf", samples.SENTENCE.encode(), "wrong_type"
    yield "is-html.docx", b"<!DOCTYPE html><p>Halo</p>", "wrong_type"
    yield "is-html.txt", b"<html><p>Halo</p></html>", "wrong_type"
    yield "is-picture.md", picture, "wrong_type"
    yield "is-zip.pptx", _zip({"a.txt": b"a"}), "wrong_type"
    yield "is-binary.pdf", random.Random(3).randbytes(5_000), "damaged"  # noqa: S311
    yield "large.txt", b"a" * (MAX_BYTES + 1), "too_large"


def _entries(folder: Path, outside: Path) -> dict[str, Reason]:
    """Make what is no ordinary file; where the system has no such thing, there is none."""
    if os.name == "nt":
        return {}
    (folder / "outside.md").symlink_to(outside)
    (folder / "outside-folder").symlink_to(outside.parent)
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "self.md").symlink_to("self.md")
    (folder / "good" / "up").symlink_to(folder)
    (folder / "again").symlink_to(folder / "good")
    (folder / "broken.pdf").symlink_to("nowhere.pdf")
    (folder / "inside.txt").symlink_to(folder / "good" / "panduan.txt")
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    (folder / "baris\nbaru.txt").write_text("Isi.", encoding="utf-8")
    (folder / "terbalik\u202efdp.txt").write_text("Isi.", encoding="utf-8")
    expected: dict[str, Reason] = {
        "outside.md": "outside",
        "outside-folder": "outside",
        "device.txt": "outside",
        "self.md": "link_loop",
        "good/up": "link_loop",
        "again": "folder_link",
        "broken.pdf": "broken_link",
        "inside.txt": GOOD,
        "folder.pdf": "is_folder",
        "pipe.pdf": "special_file",
        "baris\\nbaru.txt": "odd_name",
        "terbalik\\u202efdp.txt": "odd_name",
    }
    if os.geteuid() != 0:  # the administrator may read everything
        (folder / "forbidden.md").write_bytes(samples.markdown())
        (folder / "forbidden.md").chmod(0)
        expected["forbidden.md"] = "no_permission"
    return expected


def _encrypted(data: bytes, password: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "pemilik", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _scanned() -> bytes:
    from PIL import Image

    made = FPDF()
    made.add_page()
    made.image(Image.new("RGB", (40, 40), "gray"), w=100)
    return bytes(made.output())


_HELLO = b"BT /F1 12 Tf (Halo dunia, ini teks.) Tj ET"


def _pdf_of(kids: str, content: bytes = _HELLO, *, catalog: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Count {kids.count('R')} /Kids {kids} >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made = io.BytesIO()
    made.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.writelines(b"%010d 00000 n \n" % place for place in places)
    made.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n" % (len(objects) + 1))
    made.write(b"%d\n%%%%EOF" % start)
    return made.getvalue()


def _xml_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12))
    return (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "lol">{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def _changed(archive: bytes, name: str, data: bytes | None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        parts = {entry: old.read(entry) for entry in old.namelist() if entry != name}
    return _zip(parts if data is None else parts | {name: data})


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _saved(document: docx.document.Document | pptx.presentation.Presentation) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
