"""A file of the knowledge folder to a `Document`, whatever the file may be."""

import errno
import hashlib
import json
import os
import re
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from assistant.documents.archive import check_archive
from assistant.documents.decode import decode_text
from assistant.documents.extract import Extract
from assistant.documents.isolation import read_isolated
from assistant.documents.limits import Limits
from assistant.documents.markdown import read_markdown
from assistant.documents.notices import make_notice
from assistant.documents.plain import read_plain
from assistant.documents.sniff import check_content
from assistant.errors import DocumentError
from assistant.language import detect_language as _detect_language
from assistant.library.front_matter import (
    MAX_CHARACTERS,
    SIDECAR_SUFFIX,
    FrontMatter,
    parse_sidecar,
    read_front_matter,
    sidecar_of,
)
from assistant.library.scan import too_large, unreadable
from assistant.types import Document, Language

_UNPACKED = 4  # an archive may unpack to this many times `max_bytes`
_SAMPLE = 4_000  # characters that the language is detected from


def convert(
    path: Path,
    *,
    source: str,
    limits: Limits | None = None,
    fallback_language: Language = "id",
    detect_language: Callable[[str], Language | None] = _detect_language,
) -> Document:
    """Read a document of any format that Pandu knows, with its front matter or sidecar.

    PDF, DOCX, PPTX and HTML are read in a child process, within the limits. The document's
    `meta` holds the remaining front matter: text as it is, lists as JSON; `status` is always
    there.

    Args:
        path: the file; its sidecar is looked for beside it.
        source: its path within the knowledge folder, used in errors and for a lasting id.
        limits: what reading may take.
        fallback_language: used where neither the front matter nor the text tells.
        detect_language: tells the language of a text, or None.

    Raises:
        DocumentError: the file can't be read; it names `source` and the reason.
    """
    limits = limits or Limits()
    try:
        data = _read_bytes(path, source, limits.max_bytes)
        beside = _read_sidecar(sidecar_of(path), source + SIDECAR_SUFFIX)
        said = parse_sidecar(beside, source=source + SIDECAR_SUFFIX) if beside else None
        extract, front_matter = _extract(data, source, limits)
    except DocumentError as error:
        raise DocumentError(error.key, **{"source": source, **error.values}) from error
    if not extract.sections:
        raise DocumentError("documents.no_text", source=source)
    return _document(
        extract,
        front_matter or said,
        source=source,
        sha256=_content_hash(data, beside),
        language=lambda sample: detect_language(sample) or fallback_language,
    )


def _extract(data: bytes, source: str, limits: Limits) -> tuple[Extract, FrontMatter | None]:
    kind = check_content(data, source)
    if kind in ("docx", "pptx"):
        check_archive(data, max_unpacked=_UNPACKED * limits.max_bytes)
    if kind not in ("markdown", "text"):
        return read_isolated(kind, data, limits=limits), None
    decoded = decode_text(data)
    if len(decoded.text) > limits.max_characters:
        raise DocumentError("documents.too_much_text", limit=str(limits.max_characters))
    front_matter, body = None, 0
    if kind == "markdown":
        front_matter, body = read_front_matter(decoded.text, source=source)
        extract = read_markdown(decoded.text, body)
    else:
        extract = read_plain(decoded.text)
    if decoded.guessed:
        extract = replace(extract, notices=(*extract.notices, make_notice("encoding_guessed")))
    return extract, front_matter


def _document(
    extract: Extract,
    front_matter: FrontMatter | None,
    *,
    source: str,
    sha256: str,
    language: Callable[[str], Language],
) -> Document:
    if front_matter is not None:
        return Document(
            id=front_matter.id,
            title=front_matter.title,
            text=extract.text,
            language=front_matter.language,
            source=source,
            sha256=sha256,
            sections=extract.sections,
            notices=extract.notices,
            meta=_meta(front_matter),
        )
    return Document(
        id=_id_from(source),
        title=extract.title or _title_from(source),
        text=extract.text,
        language=language(_sample(extract)),
        source=source,
        sha256=sha256,
        sections=extract.sections,
        notices=(*extract.notices, make_notice("no_front_matter")),
        meta={"status": "published"},
    )


def _meta(front_matter: FrontMatter) -> dict[str, str]:
    values = front_matter.model_dump(
        mode="json", exclude={"id", "title", "language"}, exclude_none=True
    )
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
    }


def _sample(extract: Extract) -> str:
    words: list[str] = []
    missing = _SAMPLE
    for section in extract.sections:
        words.append(extract.text[section.start : min(section.end, section.start + missing)])
        missing -= len(words[-1])
        if missing <= 0:
            break
    return "\n".join(words)


def _id_from(source: str) -> str:
    """Make an id of the path; its ending tells apart paths whose letters are the same."""
    path = str(PurePosixPath(source).with_suffix(""))
    letters = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-") or "dokumen"
    return f"{slug}-{hashlib.sha256(source.encode()).hexdigest()[:6]}"


def _title_from(source: str) -> str:
    stem = PurePosixPath(source).stem
    return " ".join(re.sub(r"[_-]+", " ", stem).split()) or stem


def _content_hash(data: bytes, sidecar: bytes | None) -> str:
    digest = hashlib.sha256(data)
    if sidecar is not None:
        digest.update(sidecar)
    return digest.hexdigest()


def _read_sidecar(path: Path, source: str) -> bytes | None:
    try:
        return _read_bytes(path, source, MAX_CHARACTERS)
    except DocumentError as error:
        if error.key == "documents.vanished":
            return None
        if error.key == "documents.too_large":
            raise DocumentError("documents.front_matter_too_large", source=source) from error
        raise


def _read_bytes(path: Path, source: str, most: int) -> bytes:
    """Read an ordinary file; never wait for a pipe, never read more than the limit."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISDIR(status.st_mode):
                raise DocumentError("documents.is_folder", source=source)
            if not stat.S_ISREG(status.st_mode):
                raise DocumentError("documents.special_file", source=source)
            data = file.read(most + 1)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise DocumentError("documents.link_loop", source=source) from error
        if error.errno == errno.EISDIR or path.is_dir():
            raise DocumentError("documents.is_folder", source=source) from error
        raise unreadable(source, error) from error
    if len(data) > most:
        raise too_large(source, size=max(status.st_size, len(data)), max_bytes=most)
    return data
