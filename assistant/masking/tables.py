"""Masks tables: whole columns by their treatment, and what is found in the cells of the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.masking.blocks import Block, edited
from assistant.masking.columns import Suggestion, suggest
from assistant.masking.finding import Finding, edits_of
from assistant.masking.known import Known, is_telling
from assistant.masking.pseudonyms import KeyFile
from assistant.masking.search import Detect, Progress, Wishes, search
from assistant.masking.table import Column, Table, Value, as_text
from assistant.masking.treating import Masks, treat
from assistant.masking.treatment import Treatment
from assistant.privacy import Entity, Placeholders
from assistant.strings import text
from assistant.types import Language

_DIGITS = 6  # a number with fewer digits names nobody by itself

Where = tuple[int, int, int]
"""Table, row and column of a searched cell; rows above the headings count from -1 backwards."""

_TITLE = -10_000  # stands for a sheet's name, where a row is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatments:
    """What is done with each column, by its heading in lower case, and what was suggested."""

    suggested: Mapping[str, Suggestion]
    chosen: Mapping[str, Treatment]

    def of(self, header: str) -> Treatment:
        """Return the treatment of a column."""
        name = header.casefold()
        return self.chosen.get(name, self.suggested[name].treatment)

    def entity(self, header: str) -> Entity | None:
        """Return the kind of personal data that a column holds."""
        return self.suggested[header.casefold()].entity


def suggest_all(
    tables: Sequence[Table], detect: Detect, language: Language, *, has_key: bool
) -> dict[str, Suggestion]:
    """Suggest a treatment for each heading; where sheets share one, their values count together."""
    merged: dict[str, Column] = {}
    for table in tables:
        for column in table.columns:
            name = column.header.casefold()
            before = merged.get(name)
            values = (*(before.values if before else ()), *column.values)
            hidden = column.is_hidden and (before is None or before.is_hidden)
            merged[name] = replace(column, values=values, is_hidden=hidden)
    return {
        name: suggest(column, lambda lines: detect(lines, language), has_key=has_key)
        for name, column in merged.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The findings in the cells that are searched, and where these cells stand."""

    findings: tuple[Finding, ...]
    blocks: tuple[Block, ...]
    where: tuple[Where, ...]


def search_cells(
    tables: Sequence[Table],
    treatments: Treatments,
    *,
    detect: Detect,
    language: Language,
    placeholders: Placeholders,
    wishes: Wishes,
    progress: Progress,
) -> Searched:
    """Look for personal data in what is not treated as a whole.

    Each cell is read after its heading, and names and numbers of the other columns are known.
    """
    cells = list(_cells(tables, treatments))
    blocks = []
    for index, (_, value, _) in enumerate(cells):
        label = cells[index + 1][2] if index + 1 < len(cells) else ""
        blocks.append(Block(text=as_text(value), joiner=f"\n{label}: " if label else "\n"))
    findings = search(
        blocks,
        detect=detect,
        language=language,
        placeholders=placeholders,
        wishes=wishes,
        known=_known(tables, treatments),
        progress=progress,
    )
    return Searched(
        findings=tuple(findings),
        blocks=tuple(blocks),
        where=tuple(place for place, _, _ in cells),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedTables:
    """The tables as they come out."""

    tables: tuple[Table, ...]
    unread: Mapping[str, int]
    """By heading, how many values could not be read as what the treatment needs."""


def mask_tables(
    tables: Sequence[Table],
    treatments: Treatments,
    searched: Searched,
    *,
    rejected: frozenset[str],
    placeholders: Placeholders,
    key: KeyFile | None,
    language: Language,
    today: date,
) -> MaskedTables:
    """Treat every column and mask the findings that were not rejected.

    Raises:
        UserError: pseudonyms are asked for without a key file.
    """
    edits = edits_of(searched.findings, rejected)
    cells = {
        searched.where[block]: edited(searched.blocks[block].text, changes)
        for block, changes in edits.items()
    }
    masks = Masks(placeholders, language=language, key=key)
    unread: dict[str, int] = {}
    done = []
    for number, table in enumerate(tables):
        columns = []
        for index, column in enumerate(table.columns):
            masked = _with_cells(column, number, index, cells)
            treated = treat(
                masked,
                treatments.of(column.header),
                entity=treatments.entity(column.header),
                masks=masks,
                language=language,
                today=today,
            )
            if treated.unread:
                unread[column.header] = unread.get(column.header, 0) + treated.unread
            if treated.column is not None:
                columns.append(replace(treated.column, is_hidden=False))
        title = table.title
        if (number, _TITLE, 0) in cells:
            title = f"{text(language, 'masking.sheet')} {number + 1}"
        done.append(
            replace(table, title=title, above=_above(table, number, cells), columns=tuple(columns))
        )
    return MaskedTables(tables=tuple(done), unread=unread)


def _cells(tables: Sequence[Table], treatments: Treatments) -> Iterator[tuple[Where, Value, str]]:
    """Yield what is searched: its place, its value and the heading to read it after."""
    for number, table in enumerate(tables):
        if table.title:
            yield (number, _TITLE, 0), table.title, ""
        for index, row in enumerate(table.above):
            for place, value in enumerate(row):
                if _is_searched(value):
                    yield (number, -1 - index, place), value, ""
        searched = [
            (index, column)
            for index, column in enumerate(table.columns)
            if treatments.of(column.header).way == "search"
        ]
        for line in range(table.rows):
            for index, column in searched:
                if _is_searched(column.values[line]):
                    yield (number, line, index), column.values[line], column.header


def _is_searched(value: Value) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    digits = sum(one.isdigit() for one in as_text(value))
    return isinstance(value, int | float) and digits >= _DIGITS


def _known(tables: Sequence[Table], treatments: Treatments) -> Iterator[Known]:
    for table in tables:
        for column in table.columns:
            entity = treatments.entity(column.header)
            if entity is None or treatments.of(column.header).way in ("keep", "search"):
                continue
            for value in dict.fromkeys(map(as_text, column.values)):
                if is_telling(value, entity):
                    yield Known(value, entity, "masking.reasons.in_column")


def _with_cells(column: Column, table: int, index: int, cells: Mapping[Where, str]) -> Column:
    values = tuple(cells.get((table, row, index), value) for row, value in enumerate(column.values))
    return replace(column, values=values)


def _above(table: Table, number: int, cells: Mapping[Where, str]) -> tuple[tuple[Value, ...], ...]:
    return tuple(
        tuple(cells.get((number, -1 - index, place), value) for place, value in enumerate(row))
        for index, row in enumerate(table.above)
    )
