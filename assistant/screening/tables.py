"""Lists of people: tables whose head names a person's data, and forms of such keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.screening.words import alternatives

_TABLE = re.compile(r"(?:^[ \t]*\|.*(?:\n|\Z)){3,}", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_RULE = re.compile(r"[\s|:-]+")
_FORM = re.compile(
    r"(?:^[ \t>*+-]*[^\W\d_][^:|\n]{1,40}:[^\n]*\S[^\n]*(?:\n|\Z)){2,}", re.MULTILINE
)
_FIELD = re.compile(r"^[ \t>*+-]*(?P<key>[^:|\n]{2,40}):.*$", re.MULTILINE)
_SEPARATED = re.compile(
    r"^(?P<head>[^\n]*?[,;\t][^\n]*)\n(?:[^\n]*[,;\t][^\n]*(?:\n|\Z))+", re.MULTILINE
)
_LINE = re.compile(r"^.+$", re.MULTILINE)

_FEWEST = 2  # columns or keys about a person that make a list of people


def cells(row: str) -> list[str]:
    """Return the cells of a table's row, without markup."""
    return [cell.strip(" *_`") for cell in row.strip().strip("|").split("|")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, and its place in the text."""

    start: int
    end: int
    cells: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: the cells of its head, and its further rows."""

    head: list[str]
    rows: list[Row]


def tables(text: str) -> Iterator[Table]:
    """Yield the tables that are written with bars."""
    for table in _TABLE.finditer(text):
        head, *rows = _ROW.finditer(text, table.start(), table.end())
        yield Table(
            head=cells(head.group()),
            rows=[
                Row(start=row.start(), end=row.end(), cells=cells(row.group()))
                for row in rows
                if not _RULE.fullmatch(row.group())
            ],
        )


def separated(text: str) -> Iterator[Table]:
    """Yield the lists whose cells are parted by commas, semicolons or tabs."""
    for block in _SEPARATED.finditer(text):
        lines = _LINE.finditer(text, block.end("head"), block.end())
        yield Table(
            head=_parted(block["head"]),
            rows=[
                Row(start=line.start(), end=line.end(), cells=_parted(line.group()))
                for line in lines
            ],
        )


def _parted(line: str) -> list[str]:
    return [cell.strip(" \"'") for cell in re.split(r"[,;\t]", line)]


def list_rows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the rows and fields of lists of people."""
    for table in tables(text):
        if _is_of_people(table.head):
            yield from ((row.start, row.end) for row in table.rows)
    for form in _FORM.finditer(text):
        fields = list(_FIELD.finditer(text, form.start(), form.end()))
        if _is_of_people([field["key"].strip(" *_`") for field in fields]):
            yield from (field.span() for field in fields)
    for block in separated(text):
        if _is_of_people(block.head) and all(_fits("columns", one) for one in block.head):
            yield from ((row.start, row.end) for row in block.rows)


def _is_of_people(columns: list[str]) -> bool:
    known = [one for one in columns if _fits("columns", one)]
    return len(known) >= _FEWEST and any(_fits("naming", one) for one in columns)


def _fits(name: str, column: str) -> bool:
    return bool(re.fullmatch(alternatives("people", name), column, re.IGNORECASE))
