"""A file of the knowledge folder to a `Document`, whatever the file may be."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from assistant.documents.decode import decode_text
from assistant.documents.extract import Extract
from assistant.documents.isolation import read_isolated
from assistant.documents.limits import Limits
from assistant.documents.markdown import read_markdown
from assistant.documents.notices import make_notice
from assistant.documents.opening import check_format, read_bytes
from assistant.documents.original import content_hash
from assistant.documents.plain import read_plain
from assistant.errors import DocumentError
from assistant.language import detect_language as _detect_language
from assistant.library.asked import ASKED_SUFFIX, asked_of, parse_asked
from assistant.library.asked import MAX_BYTES as MAX_ASKED_BYTES
from assistant.library.front_matter import (
    MAX_CHARACTERS,
    SIDECAR_SUFFIX,
    FrontMatter,
    parse_sidecar,
    read_front_matter,
    sidecar_of,
)
from assistant.types import Document, Language

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
        path: the file; what is read with it is looked for beside it.
        source: its path within the knowledge folder, used in errors and for a lasting id.
        limits: what reading may take.
        fallback_language: used where neither the front matter nor the text tells.
        detect_language: tells the language of a text, or None.

    Raises:
        DocumentError: the file can't be read; it names `source` and the reason.
    """
    limits = limits or Limits()
    try:
        data = read_bytes(path, source, limits.max_bytes)
        beside = _read_sidecar(sidecar_of(path), source + SIDECAR_SUFFIX)
        said = parse_sidecar(beside, source=source + SIDECAR_SUFFIX) if beside else None
        extract, front_matter = _extract(data, source, limits)
    except DocumentError as error:
        raise DocumentError(error.key, **{"source": source, **error.values}) from error
    if not extract.sections:
        raise DocumentError("documents.no_text", source=source)
    document = _document(
        extract,
        front_matter or said,
        source=source,
        sha256=content_hash(data, beside),
        language=lambda sample: detect_language(sample) or fallback_language,
    )
    return _with_asked(document, asked_of(path))


def _extract(data: bytes, source: str, limits: Limits) -> tuple[Extract, FrontMatter | None]:
    kind = check_format(data, source, limits)
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


def _with_asked(document: Document, path: Path) -> Document:
    """Add how people ask for the sections; without it, or where it is wrong, the text serves."""
    source = document.source + ASKED_SUFFIX
    try:
        data = _read_beside(path, source, MAX_ASKED_BYTES)
        asked = parse_asked(data, source=source) if data else {}
    except DocumentError:
        return replace(document, notices=(*document.notices, make_notice("asked_unusable")))
    return replace(document, asked=asked)


def _read_sidecar(path: Path, source: str) -> bytes | None:
    try:
        return _read_beside(path, source, MAX_CHARACTERS)
    except DocumentError as error:
        if error.key == "documents.too_large":
            raise DocumentError("documents.front_matter_too_large", source=source) from error
        raise


def _read_beside(path: Path, source: str, most: int) -> bytes | None:
    try:
        return read_bytes(path, source, most)
    except DocumentError as error:
        if error.key == "documents.vanished":
            return None
        raise
