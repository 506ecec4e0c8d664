"""A table as it is read from a CSV or XLSX file, and as it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

Value = str | int | float | bool | date | datetime | time | None
"""What a cell can hold; a `datetime` is a `date` too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, its values from top to bottom, and how they are shown."""

    header: str
    values: tuple[Value, ...]
    is_hidden: bool = False
    width: float | None = None
    """In characters, as spreadsheets measure it; None where it is not given."""

    number_format: str = "General"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: rows above the headings, and the columns below them."""

    title: str = ""
    above: tuple[tuple[Value, ...], ...] = ()
    has_header: bool = True
    columns: tuple[Column, ...]

    @property
    def rows(self) -> int:
        """How many rows stand below the headings."""
        return max((len(column.values) for column in self.columns), default=0)


def as_text(value: Value) -> str:
    """Return a value as it is read and searched."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e17:
        return str(int(value))  # a long number that a spreadsheet kept as a float
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.strftime("%d-%m-%Y" if at_midnight else "%d-%m-%Y %H:%M")
    return value.strftime("%d-%m-%Y") if isinstance(value, date) else str(value)


def make_table(
    rows: Sequence[Sequence[Value]],
    *,
    title: str = "",
    hidden: Sequence[int] = (),
    widths: Sequence[float | None] = (),
    formats: Sequence[str] = (),
) -> Table:
    """Find the row of headings among the first ones and part a sheet's rows into columns.

    Without such a row the columns are numbered.
    """
    width = max((_width(row) for row in rows), default=0)
    head = find_header(rows, width)
    below = rows[head + 1 :] if head is not None else rows
    names = _names(rows[head] if head is not None else (), width)
    return Table(
        title=title,
        above=tuple(tuple(row[: _width(row)]) for row in rows[: head or 0]),
        has_header=head is not None,
        columns=tuple(
            Column(
                header=names[index],
                values=tuple(row[index] if index < len(row) else None for row in below),
                is_hidden=index in hidden,
                width=widths[index] if index < len(widths) else None,
                number_format=formats[index] if index < len(formats) else "General",
            )
            for index in range(width)
        ),
    )


_FIRST = 15  # rows among which the headings are looked for
_LONGEST = 80  # characters of a heading


def find_header(rows: Sequence[Sequence[Value]], width: int) -> int | None:
    """Return the first row that looks like headings: words only, in most of the columns."""
    for index, row in enumerate(rows[:_FIRST]):
        filled = [value for value in row if value not in (None, "")]
        if len(filled) >= max(1, 0.6 * width) and all(_may_head(value) for value in filled):
            return index
        if len(filled) >= max(2, 0.6 * width):
            return None  # data has begun
    return None


def _may_head(value: Value) -> bool:
    if not isinstance(value, str) or not 0 < len(value.strip()) <= _LONGEST:
        return False
    digits = sum(character.isdigit() for character in value)
    return digits < 5 and "@" not in value and any(one.isalpha() for one in value)


def _names(row: Sequence[Value], width: int) -> list[str]:
    """Return a heading for each column, each another one."""
    names: list[str] = []
    for index in range(width):
        given = as_text(row[index]).strip() if index < len(row) else ""
        name = " ".join(given.split()) or f"#{index + 1}"
        while name in names:
            name += f" #{index + 1}"
        names.append(name)
    return names


def _width(row: Sequence[Value]) -> int:
    return max((index + 1 for index, value in enumerate(row) if value not in (None, "")), default=0)


def plain(value: object) -> object:
    """Return a value as JSON can hold it; `from_plain` reads it."""
    for kind in (datetime, date, time):
        if isinstance(value, kind):
            return {kind.__name__: value.isoformat()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def from_plain(value: object) -> Value:
    """Read what `plain` returned."""
    if isinstance(value, dict):
        kind, written = next(iter(value.items()))
        made: Value = _MOMENTS[kind].fromisoformat(written)
        return made
    return value  # type: ignore[return-value]


_MOMENTS: dict[str, Any] = {"datetime": datetime, "date": date, "time": time}
