"""Lists of people: tables whose head names a person's data, and forms of such keys."""

import re
from collections.abc import Iterator

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


def tables(text: str) -> Iterator[tuple[list[str], list[re.Match[str]]]]:
    """Yield each table: the cells of its head, and its further rows with their places."""
    for table in _TABLE.finditer(text):
        head, *rows = _ROW.finditer(text, table.start(), table.end())
        yield cells(head.group()), [row for row in rows if not _RULE.fullmatch(row.group())]


def list_rows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the rows and fields of lists of people."""
    for head, rows in tables(text):
        if _is_of_people(head):
            yield from (row.span() for row in rows)
    for form in _FORM.finditer(text):
        fields = list(_FIELD.finditer(text, form.start(), form.end()))
        if _is_of_people([field["key"].strip(" *_`") for field in fields]):
            yield from (field.span() for field in fields)
    for block in _SEPARATED.finditer(text):
        columns = [cell.strip(" \"'") for cell in re.split(r"[,;\t]", block["head"])]
        if _is_of_people(columns) and all(_fits("columns", one) for one in columns):
            lines = _LINE.finditer(text, block.end("head"), block.end())
            yield from (line.span() for line in lines)


def _is_of_people(columns: list[str]) -> bool:
    known = [one for one in columns if _fits("columns", one)]
    return len(known) >= _FEWEST and any(_fits("naming", one) for one in columns)


def _fits(name: str, column: str) -> bool:
    return bool(re.fullmatch(alternatives("people", name), column, re.IGNORECASE))
