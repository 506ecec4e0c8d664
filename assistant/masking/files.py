"""Opens a file of any kind that can be masked, and writes the masked one of the same kind."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from assistant.documents import Limits
from assistant.documents.isolation import ask_child
from assistant.documents.opening import check_format
from assistant.documents.sniff import Format
from assistant.errors import DocumentError
from assistant.masking.blocks import Block, Edit
from assistant.masking.child import framed
from assistant.masking.columns import kind_of_header
from assistant.masking.csv_file import CsvFile, read_csv, write_csv
from assistant.masking.plain_text import PlainText, read_text, write_text
from assistant.masking.table import Table

FORMATS: Mapping[str, Format] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".csv": "csv",
    ".xlsx": "xlsx",
}
"""Format of what can be masked, by the file's ending in lower case."""

_CHILD = "assistant.masking.child"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A text file in blocks."""

    read: PlainText

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return its lines and cells."""
        return self.read.blocks

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what a person has to know of how it was read."""
        return self.read.notes

    def masked(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """Return the file with edits."""
        return write_text(self.read, edits)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """A Word document in blocks, one a paragraph."""

    data: bytes
    source: str
    limits: Limits
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]

    def masked(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """Return the document with edits, and without all that hides in it.

        Raises:
            DocumentError: as opening it does.
        """
        instructions = {str(block): changes for block, changes in edits.items()}
        made = _ask("write", "docx", framed(self.data, instructions), self.source, self.limits)
        return base64.b64decode(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """The tables of a CSV file or a workbook."""

    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    csv: CsvFile | None = None
    """How a CSV file was written; None for a workbook."""

    def masked(self, tables: Sequence[Table]) -> bytes:
        """Return a file of the same kind with other tables."""
        if self.csv is not None:
            return write_csv(self.csv, tables[0])
        from assistant.masking.xlsx import write_xlsx  # openpyxl takes a while to import

        return write_xlsx(tables)


Opened = TextFile | WordFile | TableFile


def open_file(data: bytes, source: str, limits: Limits | None = None) -> Opened:
    """Read a file; office files are read in a guarded process.

    Raises:
        DocumentError: it is of no kind that can be masked, is not what its ending says, is
            locked, damaged or too large, or it holds no text. It names `source`.
    """
    limits = limits or Limits()
    try:
        if len(data) > limits.max_bytes:
            raise DocumentError(
                "documents.too_large",
                megabytes=f"{len(data) / 1_000_000:.1f}",
                limit=f"{limits.max_bytes / 1_000_000:g}",
            )
        if PurePath(source).suffix.lower() not in FORMATS:
            raise DocumentError("masking.unsupported")
        return _open(check_format(data, source, limits, FORMATS), data, source, limits)
    except DocumentError as error:
        raise DocumentError(error.key, **{"source": source, **error.values}) from error


def _open(kind: Format, data: bytes, source: str, limits: Limits) -> Opened:
    if kind == "csv":
        read = read_csv(data, max_characters=limits.max_characters)
        return TableFile(tables=(read.table,), notes=read.notes, csv=read)
    if kind == "xlsx":
        from assistant.masking.xlsx import tables_of

        made = _ask("read", "xlsx", data, source, limits)
        return TableFile(tables=tuple(tables_of(made)), notes=tuple(made["notes"]))
    if kind == "docx":
        from assistant.masking.docx import blocks_of

        made = _ask("read", "docx", data, source, limits)
        return WordFile(
            data=data,
            source=source,
            limits=limits,
            blocks=with_labels(blocks_of(made)),
            notes=tuple(made["notes"]),
        )
    return TextFile(read=read_text(data, max_characters=limits.max_characters))


def _ask(task: str, kind: str, data: bytes, source: str, limits: Limits) -> Any:
    try:
        return ask_child(task, kind, data, limits=limits, module=_CHILD)
    except DocumentError as error:
        raise DocumentError(error.key, **{"source": source, **error.values}) from error


def with_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Let a form's labels be read together with the cell beside them: "Nama: Siti"."""
    labelled = list(blocks)
    for index, (block, beside) in enumerate(pairwise(blocks)):
        if block.cell is None or beside.cell is None or block.cell[:2] != beside.cell[:2]:
            continue
        if block.cell == beside.cell:
            continue
        if block.text.strip() == ":" or beside.text.strip() == ":":
            labelled[index] = replace(block, joiner=" ")
        elif kind_of_header(block.text) and not kind_of_header(beside.text):
            labelled[index] = replace(block, joiner=" " if ":" in block.text else ": ")
    return tuple(labelled)
