"""CSV files: encoding and delimiter are found out, and formulas are made harmless."""

import csv
import io
from dataclasses import dataclass

from assistant.documents.decode import decode_text
from assistant.errors import DocumentError
from assistant.masking.formulas import harmless
from assistant.masking.table import Table, as_text, make_table

_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 20  # lines that the delimiter is told from
_MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFile:
    """The table of a CSV file and how it was written."""

    table: Table
    delimiter: str
    newline: str
    has_bom: bool
    notes: tuple[str, ...] = ()


def read_csv(data: bytes, *, max_characters: int) -> CsvFile:
    """Read a CSV file in UTF-8, UTF-16 or Windows-1252, parted by comma, semicolon, tab or bar.

    Raises:
        DocumentError: it is no text, too much of it, or no table.
    """
    decoded = decode_text(data)
    if len(decoded.text) > max_characters:
        raise DocumentError("documents.too_much_text", limit=str(max_characters))
    delimiter = find_delimiter(decoded.text)
    csv.field_size_limit(max(max_characters, 131_072))
    try:
        rows = list(csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise DocumentError("documents.damaged") from error
    if max(map(len, rows), default=0) > _MOST_COLUMNS:
        raise DocumentError("masking.too_many_columns", limit=_MOST_COLUMNS)
    return CsvFile(
        table=make_table([row for row in rows if any(row)]),
        delimiter=delimiter,
        newline="\r\n" if "\r\n" in decoded.text else "\n",
        # Spreadsheets read UTF-8 as Windows-1252 unless there is a mark in front of it.
        has_bom=data[:2] in (b"\xef\xbb", b"\xff\xfe", b"\xfe\xff") or decoded.guessed,
        notes=("encoding_guessed",) if decoded.guessed else (),
    )


def write_csv(read: CsvFile, table: Table) -> bytes:
    """Return a table as CSV in UTF-8, parted as the file that was read."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=read.delimiter, lineterminator=read.newline)
    for row in table.above:
        writer.writerow([harmless(as_text(value)) for value in row])
    if table.has_header:
        writer.writerow([harmless(column.header) for column in table.columns])
    for index in range(table.rows):
        writer.writerow([harmless(as_text(column.values[index])) for column in table.columns])
    return out.getvalue().encode("utf-8-sig" if read.has_bom else "utf-8")


def find_delimiter(text: str) -> str:
    """Return the delimiter that parts the first lines into the most columns alike."""
    lines = [line for line in text.splitlines()[: 4 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]
    best, most = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        counts = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        common = max(set(counts), key=lambda one: (counts.count(one), one), default=1)
        if common > 1 and (score := (counts.count(common) / len(counts), common)) > most:
            best, most = delimiter, score
    return best
