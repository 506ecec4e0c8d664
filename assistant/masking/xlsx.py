"""XLSX workbooks: the values of the shown sheets, written into a workbook of our own.

Nothing else is taken over: no formula, comment, hidden sheet, property, picture, chart, macro,
link, filter or name; so nothing can hide in it. The only place that imports openpyxl.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant.errors import DocumentError
from assistant.masking.formulas import is_formula
from assistant.masking.table import Column, Table, Value, from_plain, make_table, plain

_MOST_COLUMNS = 1_000
_NUMBER_FORMAT = re.compile(r"[#0,.%/:\- dmyhsDMYHS]{1,20}|General")
_DATE = "dd-mm-yyyy"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]]")


def read_xlsx(data: bytes, *, max_characters: int) -> dict[str, Any]:
    """Return the sheets as plain values, and notes on what is left out.

    Raises:
        DocumentError: no sheet holds anything, or there is too much.
    """
    book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    notes = set(_notes(formulas))
    sheets = []
    left = max_characters
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            notes.add("hidden_sheets")
            continue
        rows = []
        for row in _rows(sheet):
            left -= sum(len(str(value)) + 1 for value in row if value is not None)
            if left < 0:
                raise DocumentError("documents.too_much_text", limit=str(max_characters))
            rows.append([plain(value) for value in row])
        if rows:
            sheets.append({"title": sheet.title, "rows": rows, **_looks(sheet, len(rows))})
    if not sheets:
        raise DocumentError("documents.no_text")
    return {"sheets": sheets, "notes": sorted(notes)}


def tables_of(made: dict[str, Any]) -> list[Table]:
    """Make tables of what `read_xlsx` returned."""
    return [
        make_table(
            [[from_plain(value) for value in row] for row in sheet["rows"]],
            title=sheet["title"],
            hidden=sheet["hidden"],
            widths=sheet["widths"],
            formats=sheet["formats"],
        )
        for sheet in made["sheets"]
    ]


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """Return the tables as a workbook, one sheet each."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Pandu"
    for table in tables:
        sheet = book.create_sheet(_NOT_IN_TITLE.sub(" ", table.title)[:31] or None)
        _write(sheet, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(sheet: Any) -> Iterator[list[Any]]:
    """Yield the rows up to the last one that holds something."""
    if sheet.max_column > _MOST_COLUMNS:
        raise DocumentError("masking.too_many_columns", limit=_MOST_COLUMNS)
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    while rows and all(value in (None, "") for value in rows[-1]):
        rows.pop()
    yield from rows


def _looks(sheet: Any, rows: int) -> dict[str, Any]:
    """Return how wide the columns are, how their values are shown, and which are hidden."""
    width = sheet.max_column
    dimensions = [sheet.column_dimensions.get(get_column_letter(i + 1)) for i in range(width)]
    formats = []
    for index in range(1, width + 1):
        shown = (sheet.cell(row, index) for row in range(rows, max(0, rows - 20), -1))
        formats.append(next((one.number_format for one in shown if one.value is not None), ""))
    return {
        "widths": [
            one.width if one is not None and one.customWidth else None for one in dimensions
        ],
        "hidden": sorted(_hidden(sheet, width)),
        "formats": [one if _NUMBER_FORMAT.fullmatch(one) else "General" for one in formats],
    }


def _hidden(sheet: Any, width: int) -> set[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            hidden.update(range((dimension.min or 1) - 1, min(dimension.max or 1, width)))
    return hidden


def _notes(book: Any) -> Iterator[str]:
    """Yield what the workbook holds and the result won't."""
    if book.chartsheets or book.vba_archive or book.defined_names:
        yield "workbook_parts"
    properties = book.properties
    if any((properties.creator, properties.lastModifiedBy, properties.title, properties.subject)):
        yield "properties"
    for sheet in book.worksheets:
        if any(one.hidden for one in sheet.row_dimensions.values()):
            yield "hidden_rows"
        if sheet._images or sheet._charts:
            yield "workbook_parts"
        for row in sheet.iter_rows():
            for cell in row:
                yield from _notes_of(cell)


def _notes_of(cell: Any) -> Iterator[str]:
    if cell.comment:
        yield "comments"
    if cell.data_type == "f":
        yield "formulas"
    if cell.hyperlink:
        yield "links"


def _write(sheet: Any, table: Table) -> None:
    line = 1
    for row in table.above:
        for index, value in enumerate(row, 1):
            _put(sheet, line, index, value)
        line += 1
    if table.has_header:
        for index, column in enumerate(table.columns, 1):
            cell = _put(sheet, line, index, column.header)
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        line += 1
        sheet.freeze_panes = sheet.cell(line, 1)
    for index, column in enumerate(table.columns, 1):
        if column.width:
            sheet.column_dimensions[get_column_letter(index)].width = min(column.width, 100)
        for offset, value in enumerate(column.values):
            cell = _put(sheet, line + offset, index, value)
            cell.number_format = _format(value, column)


def _put(sheet: Any, row: int, column: int, value: Value) -> Any:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _NOT_IN_XML.sub("", value)[:32_767] or None
        if cell.value is not None:
            cell.data_type = "s"  # a text that begins with = stays a text
        if is_formula(value):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value
    return cell


def _format(value: Value, column: Column) -> str:
    if isinstance(value, date | datetime | time) and column.number_format == "General":
        return _DATE
    return "General" if isinstance(value, str) else column.number_format
