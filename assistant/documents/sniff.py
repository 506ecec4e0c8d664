"""What a file really is, by its content."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePath
from typing import Literal

from assistant.documents.decode import decode_text
from assistant.errors import DocumentError

Format = Literal["pdf", "docx", "pptx", "html", "markdown", "text", "csv", "xlsx"]

FORMATS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".pptx": "pptx",
}
"""Format of what the library reads, by the file's ending in lower case."""

_NAMES: dict[Format, str] = {
    "pdf": "PDF",
    "docx": "DOCX",
    "pptx": "PPTX",
    "html": "HTML",
    "markdown": "Markdown",
    "text": "TXT",
    "csv": "CSV",
    "xlsx": "XLSX",
}
_TEXTS = frozenset({"markdown", "text", "html", "csv"})
_OFFICE = frozenset({"docx", "pptx", "xlsx"})
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
    (b"SQLite format 3", "SQLite"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office 97-2003, and Office files with a password
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PARTS = (
    ("word/document.xml", "DOCX"),
    ("ppt/presentation.xml", "PPTX"),
    ("xl/workbook.xml", "XLSX"),
    ("content.xml", "ODF"),
    ("META-INF/container.xml", "EPUB"),
)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)\b", re.I)


def check_content(data: bytes, source: str, formats: Mapping[str, Format] = FORMATS) -> Format:
    """Return the format that the ending promises and the content keeps.

    `formats` are those that are wanted, by their endings.

    Raises:
        DocumentError: the ending is not one of ours, or the content is of another type, empty,
            locked or damaged.
    """
    promised = formats.get(PurePath(source).suffix.lower())
    if promised is None:
        raise DocumentError("documents.unsupported")
    if not data.strip(b"\x00 \t\r\n"):
        raise DocumentError("documents.empty")
    if data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        raise DocumentError("documents.encrypted")
    expected, actual = _NAMES[promised], _recognise(data, promised)
    if actual == "":
        raise DocumentError("documents.damaged")
    fits = actual in ("TXT", expected) if promised in _TEXTS else actual == expected
    if not fits:
        raise DocumentError("documents.wrong_type", expected=expected, actual=actual)
    return promised


def _recognise(data: bytes, promised: Format) -> str:
    """Name the type; empty when it is nothing known and no text, and text was not promised."""
    if data.startswith(_OLE):
        return "Office 97-2003 (DOC, XLS, PPT)"
    if data.startswith(b"PK\x03\x04"):
        return _recognise_archive(data, promised)
    if promised == "pdf" and b"%PDF-" in data[:1024]:  # readers allow for rubbish in front
        return "PDF"
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if _HTML.match(data[:2048]):
        return "HTML"
    try:
        decode_text(data)
    except DocumentError:
        return "TXT" if promised in _TEXTS else ""
    return "TXT"


def _recognise_archive(data: bytes, promised: Format) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return "" if promised in _OFFICE else "ZIP"
    for part, name in _PARTS:
        if part in names:
            return name
    is_office = "[Content_Types].xml" in names and promised in _OFFICE
    return "" if is_office else "ZIP"
