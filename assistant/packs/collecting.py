"""What a pack of some documents holds: texts as they are, other formats as Markdown."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from assistant.documents.decode import decode_text
from assistant.documents.opening import read_bytes
from assistant.errors import DocumentError
from assistant.library.contacts import load_contacts
from assistant.library.front_matter import SIDECAR_SUFFIX, FrontMatter
from assistant.library.glossary import load_glossary
from assistant.packs.manifest import MAX_FILE_BYTES
from assistant.packs.paths import BESIDE_SUFFIXES, DATA_FILES, DOCUMENT_SUFFIXES
from assistant.types import Document

_HIDING = re.compile(r"<(?=!--|/?(?:script|style|template)\b)", re.IGNORECASE)
"""What ends the visible text in Markdown; in a PDF these are letters as any others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A document that goes into a pack."""

    document: Document
    front_matter: FrontMatter | None


def collect(
    folder: Path, published: Sequence[Published], *, taken: Collection[str]
) -> dict[str, bytes]:
    """Return what a pack of these documents holds, by path.

    Args:
        folder: the knowledge folder.
        published: the documents; of a text file the text as it was read goes into the pack, so
            that nothing travels that was not looked at.
        taken: sources of all documents of the folder, whose names no other one gets.

    Raises:
        DocumentError: a file beside a document, the contacts or the glossary can't be read.
    """
    files: dict[str, bytes] = {}
    for one in published:
        source = one.document.source
        is_text = source.lower().endswith(DOCUMENT_SUFFIXES)
        target = source if is_text else _markdown_name(source, {*taken, *files})
        content = one.document.text if is_text else as_markdown(one.document, one.front_matter)
        files[_one_form(target)] = content.encode()
        for suffix in BESIDE_SUFFIXES:
            if is_text or suffix != SIDECAR_SUFFIX:  # which is the Markdown's front matter then
                _add(files, _one_form(target) + suffix, folder, source + suffix)
    load_contacts(folder)
    load_glossary(folder)
    for name in DATA_FILES:
        _add(files, name, folder, name)
    return files


def as_markdown(document: Document, front_matter: FrontMatter | None) -> str:
    """Write a document of any format as Markdown; its text has Markdown's headings already."""
    body = _HIDING.sub("< ", document.text).strip() + "\n"
    if front_matter is None:
        return body if body.startswith("# ") else f"# {document.title}\n\n{body}"
    fields = front_matter.model_dump(mode="json", exclude_defaults=True)
    head = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n{body}"


def _markdown_name(source: str, taken: Collection[str]) -> str:
    name = str(PurePosixPath(source).with_suffix(".md"))
    return f"{source}.md" if name in taken else name


def _one_form(path: str) -> str:
    """Return a path in the form that all systems but older Macs give to composed letters."""
    return unicodedata.normalize("NFC", path)


def _add(files: dict[str, bytes], target: str, folder: Path, source: str) -> None:
    """Add a text file as UTF-8, where there is one."""
    try:
        data = read_bytes(folder / source, source, MAX_FILE_BYTES)
        files[target] = decode_text(data).text.encode()
    except DocumentError as error:
        if error.key != "documents.vanished":
            raise DocumentError(error.key, **{"source": source, **error.values}) from error
