"""What `pandu redact` says: findings, columns, small groups, and what can't be promised."""

from collections.abc import Sequence
from typing import Any

from assistant.cli.console import console, print_json, stderr
from assistant.masking.masking import Choices, Examined, Sheet, masked_tables
from assistant.masking.plan import write_columns
from assistant.masking.small_groups import SmallGroups
from assistant.masking.treatment import Treatment
from assistant.masking.wording import describe_groups, describe_way
from assistant.strings import text
from assistant.types import Language


def counts(examined: Examined) -> dict[str, Any]:
    """Return how much was found, without any value."""
    return {
        "findings": len(examined.findings),
        "places": sum(len(one.places) for one in examined.findings),
        "kinds": sorted({one.entity.value for one in examined.findings}),
        "notes": list(examined.opened.notes),
        "columns": {name: str(way) for name, way in _ways(examined).items()},
    }


def uses_key(examined: Examined) -> bool:
    """Whether a column gets codes."""
    return any(way.way == "pseudonym" for way in _ways(examined).values())


def show(
    name: str, examined: Examined, sheets: Sequence[Sheet], choices: Choices, *, as_json: bool
) -> None:
    """Print what was found, with the values: the person asked to review them."""
    if as_json:
        print_json(_plain(name, examined, sheets, choices.language))
        return
    language = choices.language
    for one in examined.findings:
        line = text(
            language,
            "masking.cli.found",
            placeholder=one.placeholder,
            value=" ".join(one.value.split()),
            kind=one.entity.describe(language),
            places=len(one.places),
            reason=one.explain(language),
        )
        console.print(line, soft_wrap=True)
    _columns(examined, language)
    _groups(sheets, language)
    if ways := _ways(examined):
        stderr.print(text(language, "masking.cli.plan_hint"), soft_wrap=True)
        console.print(write_columns(ways), soft_wrap=True)
    _notes(examined, language)
    remind(language)


def written(path: object, examined: Examined, sheets: Sequence[Sheet], choices: Choices) -> None:
    """Say on standard error where a result is and what was done."""
    language = choices.language
    found = counts(examined)
    _say(language, "written", path=path)
    _say(language, "counts", findings=found["findings"], places=found["places"])
    _columns(examined, language, to=stderr)
    if examined.treatments is not None:
        mark = text(language, "masking.unreadable")
        for header, count in masked_tables(examined, choices)[0].unread.items():
            _say(language, "unread", header=header, count=count, mark=mark)
    _groups(sheets, language, to=stderr)
    _notes(examined, language)


def remind(language: Language) -> None:
    """Say what masking can't promise."""
    stderr.print(text(language, "masking.limits"), style="italic", soft_wrap=True)


def _say(language: Language, key: str, **values: object) -> None:
    stderr.print(text(language, f"masking.cli.{key}", **values), soft_wrap=True)


def _ways(examined: Examined) -> dict[str, Treatment]:
    """Return the treatment of each column, by its heading as it is written."""
    treatments = examined.treatments
    tables = getattr(examined.opened, "tables", ())
    if treatments is None:
        return {}
    headers = dict.fromkeys(column.header for table in tables for column in table.columns)
    return {header: treatments.of(header) for header in headers}


def _columns(examined: Examined, language: Language, *, to: Any = console) -> None:
    ways = _ways(examined)
    if ways:
        to.print(text(language, "masking.cli.columns"), style="bold")
    for header, way in ways.items():
        suggestion = examined.suggestions[header.casefold()]
        line = text(
            language,
            "masking.cli.column_line",
            header=header,
            way=describe_way(way, language),
            reason=suggestion.explain(language),
        )
        to.print(line, soft_wrap=True)


def _groups(sheets: Sequence[Sheet], language: Language, *, to: Any = console) -> None:
    for sheet in sheets:
        if len(sheets) > 1:
            to.print(text(language, "masking.cli.sheet_line", title=sheet.title), soft_wrap=True)
        for line in describe_groups(sheet, language):
            to.print(line, soft_wrap=True)


def _notes(examined: Examined, language: Language) -> None:
    for note in examined.opened.notes:
        stderr.print(text(language, f"masking.notes.{note}"), soft_wrap=True)


def _plain(
    name: str, examined: Examined, sheets: Sequence[Sheet], language: Language
) -> dict[str, Any]:
    return {
        "source": name,
        "findings": [
            {
                "placeholder": one.placeholder,
                "value": one.value,
                "kind": one.entity.value,
                "places": len(one.places),
                "reason": one.explain(language),
            }
            for one in examined.findings
        ],
        "columns": {
            header: {
                "treatment": str(way),
                "reason": examined.suggestions[header.casefold()].explain(language),
            }
            for header, way in _ways(examined).items()
        },
        "groups": [_plain_groups(sheet.groups, sheet) for sheet in sheets if sheet.groups],
        "notes": list(examined.opened.notes),
    }


def _plain_groups(groups: SmallGroups, sheet: Sheet) -> dict[str, Any]:
    return {
        "sheet": sheet.title,
        "columns": groups.columns,
        "least": groups.least,
        "small_groups": groups.small,
        "rows": groups.rows,
        "total": groups.total,
        "smallest_size": groups.smallest_size,
        "advice": {
            "columns": {name: str(way) for name, way in sheet.advice.treatments.items()},
            "rows": sheet.advice.rows,
        }
        if sheet.advice
        else None,
    }
