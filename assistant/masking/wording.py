"""Treatments and small groups in plain words, for the command and the page alike."""

from collections.abc import Iterator

from assistant.masking.masking import Sheet
from assistant.masking.treatment import Treatment
from assistant.strings import text
from assistant.types import Language


def describe_way(treatment: Treatment, language: Language) -> str:
    """Say what is done with a column."""
    if treatment.way == "band":
        return text(language, "masking.ways.band", years=treatment.width)
    return text(language, f"masking.ways.{treatment.way}")


def describe_groups(sheet: Sheet, language: Language) -> Iterator[str]:
    """Yield what the small groups of a sheet are and what would help, one line each."""
    groups = sheet.groups
    if groups is None:
        yield text(language, "masking.groups.none")
        return
    columns = ", ".join(groups.columns)
    if not groups.small:
        yield text(
            language,
            "masking.groups.fine",
            least=groups.least,
            columns=columns,
            size=groups.smallest_size,
        )
        return
    yield text(
        language,
        "masking.groups.small",
        rows=groups.rows,
        total=groups.total,
        small=groups.small,
        least=groups.least,
        columns=columns,
    )
    if sheet.advice is None:
        yield text(language, "masking.groups.no_advice")
        return
    yield text(
        language,
        "masking.groups.advice",
        columns="; ".join(
            f"{header}: {describe_way(way, language)}"
            for header, way in sheet.advice.treatments.items()
        ),
        rows=sheet.advice.rows,
    )
