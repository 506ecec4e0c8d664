"""Change the status of a document and nothing else of its file."""

import re
from collections.abc import Callable
from typing import Literal

from assistant.curation.changeset import Changeset
from assistant.curation.inventory import Entry
from assistant.errors import DocumentError, UserError
from assistant.library.front_matter import (
    SIDECAR_SUFFIX,
    FrontMatter,
    parse_sidecar,
    read_front_matter,
)

Status = Literal["draft", "published", "retired"]

_BOM = b"\xef\xbb\xbf"
_OPENING = re.compile(rb"---[ \t]*(\r\n|\r|\n)")
_CLOSING = re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_STATUS = re.compile(rb"^(status:[ \t]*)([\"']?)\w+\2(?=[ \t\r]*$|[ \t]+#)", re.MULTILINE)
_IN_BRACKETS = re.compile(rb"^(supersedes:[ \t]*\[[ \t]*)([^\]#\r\n]*?)([ \t]*\])", re.MULTILINE)
_AS_LIST = re.compile(
    rb"^supersedes:[ \t]*(?:#[^\r\n]*)?\r?\n(?:(?P<indent>[ \t]*)- [^\r\n]*(?:\r?\n|\Z))+",
    re.MULTILINE,
)

_Edit = Callable[[bytes], bytes]


def set_status(changeset: Changeset, entry: Entry, status: Status) -> None:
    """Set the line `status:`; comments, order, line ends and the text stay byte for byte.

    Raises:
        UserError: the front matter is written in a way that can't be edited by code.
    """
    _edit(changeset, entry, lambda head: _with_status(head, status), {"status": status})


def add_superseded(changeset: Changeset, entry: Entry, document_id: str) -> None:
    """Add an id to the line or list `supersedes:` of a document; twice is as once.

    Raises:
        UserError: the front matter is written in a way that can't be edited by code.
    """
    before = entry.front_matter.supersedes if entry.front_matter else ()
    if document_id not in before:
        _edit(
            changeset,
            entry,
            lambda head: _with_superseded(head, document_id.encode()),
            {"supersedes": (*before, document_id)},
        )


def _edit(changeset: Changeset, entry: Entry, edit: _Edit, wanted: dict[str, object]) -> None:
    """Edit the front matter alone, and make sure that it then says what is wanted, no more."""
    source = entry.described_in
    data = changeset.read(source)
    if data is None or entry.front_matter is None:
        raise UserError("curation.not_editable", source=source)
    begin, end = _span(data, source)
    edited = data[:begin] + edit(data[begin:end]) + data[end:]
    if _parse(edited, source) != entry.front_matter.model_copy(update=wanted):
        raise UserError("curation.not_editable", source=source)
    changeset.write(source, edited)


def _span(data: bytes, source: str) -> tuple[int, int]:
    """Return where the YAML of the front matter begins and ends."""
    begin = len(_BOM) if data.startswith(_BOM) else 0
    if source.endswith(SIDECAR_SUFFIX):
        return begin, len(data)
    opening = _OPENING.match(data, begin)
    closing = _CLOSING.search(data, opening.end()) if opening else None
    if opening is None or closing is None:  # UTF-16, or line ends of old Macs
        raise UserError("curation.not_editable", source=source)
    return opening.end(), closing.start()


def _parse(data: bytes, source: str) -> FrontMatter | None:
    try:
        if source.endswith(SIDECAR_SUFFIX):
            return parse_sidecar(data, source=source)
        return read_front_matter(data.decode("utf-8-sig", "replace"), source=source)[0]
    except DocumentError:
        return None


def _with_status(head: bytes, status: Status) -> bytes:
    edited, count = _STATUS.subn(rb"\g<1>\g<2>" + status.encode() + rb"\g<2>", head, count=1)
    return edited if count else _with_line(head, b"status: " + status.encode())


def _with_superseded(head: bytes, document_id: bytes) -> bytes:
    if found := _IN_BRACKETS.search(head):
        items = found[2].rstrip(b", \t")
        joined = items + b", " + document_id if items else document_id
        return head[: found.start(2)] + joined + head[found.end(2) :]
    if found := _AS_LIST.search(head):
        indent = found["indent"]
        return (
            _ended(head[: found.end()])
            + indent
            + b"- "
            + document_id
            + _line_end(head)
            + head[found.end() :]
        )
    return _with_line(head, b"supersedes: [" + document_id + b"]")


def _with_line(head: bytes, line: bytes) -> bytes:
    return _ended(head) + line + _line_end(head)


def _ended(head: bytes) -> bytes:
    return head if head.endswith(b"\n") or not head else head + _line_end(head)


def _line_end(head: bytes) -> bytes:
    return b"\r\n" if b"\r\n" in head else b"\n"
