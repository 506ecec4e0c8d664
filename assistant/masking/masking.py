"""From an opened file to the masked one: what is found, what is decided, and the result."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from assistant.language import detect_language
from assistant.masking.advice import Advice, advise
from assistant.masking.blocks import Block, Edit, edited
from assistant.masking.columns import Suggestion
from assistant.masking.files import Opened, TableFile
from assistant.masking.finding import Finding, edits_of
from assistant.masking.plan import Plan
from assistant.masking.pseudonyms import KeyFile
from assistant.masking.search import Detect, Progress, search
from assistant.masking.small_groups import SmallGroups, count_groups
from assistant.masking.table import Column, Table, Value
from assistant.masking.tables import (
    MaskedTables,
    Searched,
    Treatments,
    mask_tables,
    search_cells,
    suggest_all,
)
from assistant.masking.treating import Masks, treat
from assistant.masking.treatment import Treatment
from assistant.privacy import Placeholders
from assistant.types import Language

_SAMPLE = 4_000  # characters that a text's language is told from
_COUNTED = frozenset({"keep", "band", "year", "month", "district"})
"""Treatments after which a column can still tell rows apart in a way that others know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person decided, and with what the work is done."""

    detect: Detect
    language: Language
    """Language of the interface and of the placeholders."""

    today: date
    plan: Plan = field(default_factory=Plan)
    key: KeyFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What became of one table."""

    title: str
    rows: int
    groups: SmallGroups | None
    """None where no column is left that makes groups."""

    advice: Advice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was found in a file; nothing is written yet."""

    opened: Opened
    findings: tuple[Finding, ...]
    placeholders: Placeholders
    blocks: tuple[Block, ...]
    searched: Searched | None = None
    treatments: Treatments | None = None
    """For tables only."""

    @property
    def suggestions(self) -> Mapping[str, Suggestion]:
        """Return what was suggested for each column, by its heading in lower case."""
        return self.treatments.suggested if self.treatments else {}


def examine(
    opened: Opened, choices: Choices, progress: Progress = lambda _done, _total: None
) -> Examined:
    """Look for personal data in a file, and suggest what to do with the columns of tables."""
    placeholders = Placeholders(choices.language)
    if isinstance(opened, TableFile):
        return _examine_tables(opened, choices, placeholders, progress)
    findings = search(
        opened.blocks,
        detect=choices.detect,
        language=_language(opened.blocks, choices.language),
        placeholders=placeholders,
        wishes=choices.plan.wishes,
        progress=progress,
    )
    return Examined(
        opened=opened, findings=tuple(findings), placeholders=placeholders, blocks=opened.blocks
    )


def masked_tables(
    examined: Examined, choices: Choices, rejected: frozenset[str] = frozenset()
) -> tuple[MaskedTables, tuple[Sheet, ...]]:
    """Mask the tables and count their small groups.

    Raises:
        UserError: pseudonyms are asked for without a key file.
    """
    opened, treatments, searched = examined.opened, examined.treatments, examined.searched
    if not isinstance(opened, TableFile) or treatments is None or searched is None:
        raise TypeError("the file holds no tables")
    masked = mask_tables(
        opened.tables,
        treatments,
        searched,
        rejected=rejected,
        placeholders=examined.placeholders,
        key=choices.key,
        language=choices.language,
        today=choices.today,
    )
    sheets = [
        _sheet(before, after, examined, choices)
        for before, after in zip(opened.tables, masked.tables, strict=True)
    ]
    return masked, tuple(sheets)


def masked_bytes(
    examined: Examined, choices: Choices, rejected: frozenset[str] = frozenset()
) -> bytes:
    """Return the masked file.

    Raises:
        UserError: as `masked_tables` does, or as opening the file does.
    """
    if isinstance(examined.opened, TableFile):
        return examined.opened.masked(masked_tables(examined, choices, rejected)[0].tables)
    return examined.opened.masked(edits_of(examined.findings, rejected))


def masked_name(source: str, choices: Choices, suffix: str) -> str:
    """Return a name for the masked file that holds no personal data that is recognised."""
    path = PurePath(source)
    words = re.sub(r"[_\W]+", " ", path.stem)
    found = choices.detect(words, choices.language) or choices.detect(path.stem, choices.language)
    stem = {"id": "berkas", "en": "file"}[choices.language] if found else path.stem
    return f"{stem}{suffix}{path.suffix.lower()}"


def preview(blocks: Sequence[Block], edits: Mapping[int, Sequence[Edit]]) -> list[str]:
    """Return the masked blocks as texts."""
    return [edited(block.text, edits.get(index, ())) for index, block in enumerate(blocks)]


def _examine_tables(
    opened: TableFile, choices: Choices, placeholders: Placeholders, progress: Progress
) -> Examined:
    suggested = suggest_all(
        opened.tables, choices.detect, choices.language, has_key=choices.key is not None
    )
    treatments = Treatments(suggested=suggested, chosen=choices.plan.columns)
    searched = search_cells(
        opened.tables,
        treatments,
        detect=choices.detect,
        language=choices.language,
        placeholders=placeholders,
        wishes=choices.plan.wishes,
        progress=progress,
    )
    return Examined(
        opened=opened,
        findings=searched.findings,
        placeholders=placeholders,
        blocks=searched.blocks,
        searched=searched,
        treatments=treatments,
    )


def _language(blocks: Sequence[Block], fallback: Language) -> Language:
    sample = ""
    for block in blocks:
        sample += block.text + "\n"
        if len(sample) > _SAMPLE:
            break
    return detect_language(sample[:_SAMPLE]) or fallback


def _sheet(before: Table, after: Table, examined: Examined, choices: Choices) -> Sheet:
    treatments = examined.treatments
    assert treatments is not None  # noqa: S101 (tables have treatments)
    chosen = {column.header: treatments.of(column.header) for column in after.columns}
    wanted = choices.plan.groups
    names = {one.casefold() for one in wanted} if wanted is not None else None
    columns = {
        column.header: column.values
        for column in after.columns
        if chosen[column.header].way in _COUNTED
        and (
            column.header.casefold() in names
            if names is not None
            else treatments.suggested[column.header.casefold()].is_quasi
        )
    }
    if not columns or not after.rows:
        return Sheet(title=after.title, rows=after.rows, groups=None, advice=None)
    groups = count_groups(columns, least=choices.plan.least)
    by_name = {column.header: column for column in before.columns}

    def retreat(name: str, treatment: Treatment) -> Sequence[Value] | None:
        return _retreated(by_name[name], treatment, examined, choices)

    advice = advise(columns, chosen, groups, retreat) if groups.small else None
    return Sheet(title=after.title, rows=after.rows, groups=groups, advice=advice)


def _retreated(
    column: Column, treatment: Treatment, examined: Examined, choices: Choices
) -> Sequence[Value] | None:
    treated = treat(
        column,
        treatment,
        entity=None,
        masks=Masks(examined.placeholders, language=choices.language),
        language=choices.language,
        today=choices.today,
    )
    readable = treated.unread <= len(column.values) / 2
    return treated.column.values if treated.column is not None and readable else None
