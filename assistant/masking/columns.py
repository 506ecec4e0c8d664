"""Tells what a column holds, by its heading and by its values, and suggests what to do with it."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.masking.generalise import district_of, read_date
from assistant.masking.table import Column, Value, as_text
from assistant.masking.treatment import SEARCH, Treatment, parse_treatment
from assistant.privacy import Detection, Entity
from assistant.strings import text
from assistant.types import Language

_SAMPLE = 300  # values of a column that are looked at
_MOST = 0.5  # share of the values that must look alike for the column to be of that kind
_WHOLE = 0.8  # share of a value that a detection must cover for the value to be of its kind
_APART = "\n.\n"  # between values that are read together; digits on two lines may be one number
_COUNT = re.compile(r"-?\d{1,5}([.,]\d{1,3})?")
_NUMBERS = frozenset(
    {Entity.NIK, Entity.FAMILY_CARD, Entity.TAX_NUMBER, Entity.PHONE, Entity.EMAIL}
    | {Entity.HEALTH_INSURANCE, Entity.PAYMENT_CARD, Entity.COORDINATES, Entity.CIVIL_SERVANT}
)
"""Kinds whose values tell by themselves what they are, whatever the heading says."""


class _Kind(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    entity: Entity | None = None
    treatment: str
    quasi: bool = False
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a column seems to hold, and what to do with it."""

    kind: str
    """A table of `columns.toml`, or `text` or `number` where it tells nothing."""

    treatment: Treatment
    reason: str
    """Key below `masking.column.reasons`."""

    is_quasi: bool
    """Whether it may tell together with others who somebody is."""

    entity: Entity | None = None
    share: int = 0
    """Percentage of the values that look like the kind, where these told."""

    def explain(self, language: Language) -> str:
        """Say why this is suggested."""
        what = text(language, f"masking.column.kinds.{self.kind}")
        return text(language, f"masking.column.reasons.{self.reason}", kind=what, share=self.share)


DetectLines = Callable[[str], Sequence[Detection]]
"""Finds personal data in a text of one value a line."""


@cache
def _kinds() -> Mapping[str, _Kind]:
    written = tomllib.loads((files(__package__) / "columns.toml").read_text(encoding="utf-8"))
    return {name: _Kind.model_validate(fields) for name, fields in written.items()}


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    return {tuple(words.split()): name for name, kind in _kinds().items() for words in kind.words}


def kind_of_header(header: str) -> str | None:
    """Return the kind whose longest phrase stands in a heading, or None."""
    words = re.findall(r"[^\W_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header).casefold())
    if not 0 < len(words) <= 8:  # a heading, not a sentence
        return None
    best: tuple[int, int] = (0, 0)
    kind = None
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            found = _phrases().get(tuple(words[first:last]))
            if found and (last - first, -first) > best:
                best, kind = (last - first, -first), found
    return kind


def entity_of_header(header: str) -> Entity | None:
    """Return the kind of personal data that a heading tells, or None."""
    kind = kind_of_header(header)
    return _kinds()[kind].entity if kind else None


def suggest(column: Column, detect: DetectLines, *, has_key: bool = False) -> Suggestion:
    """Suggest what to do with a column; with a key file names and codes become pseudonyms."""
    values = [value for value in column.values if as_text(value).strip()][:_SAMPLE]
    if column.is_hidden:
        return Suggestion(kind="text", treatment=Treatment("drop"), reason="hidden", is_quasi=False)
    are_dates = bool(values) and all(map(_is_date, values))
    by_values, share = (None, 0) if are_dates else _kind_of_values(values, detect)
    header = kind_of_header(column.header)
    if header and header != "other" and not (by_values and _outweighs(by_values, header)):
        return _suggestion(header, "header", values, has_key=has_key)
    if by_values:
        return _suggestion(by_values, "values", values, has_key=has_key, share=share)
    if header is None and are_dates:
        return _suggestion("date", "values", values, has_key=has_key, share=100)
    if values and all(_COUNT.fullmatch(as_text(value).strip()) for value in values):
        return Suggestion(
            kind="number", treatment=Treatment("keep"), reason="number", is_quasi=False
        )
    return Suggestion(kind="text", treatment=SEARCH, reason="text", is_quasi=False)


def _outweighs(by_values: str, header: str) -> bool:
    return by_values != header and by_values in _NUMBERS and not _kinds()[header].entity


def _suggestion(
    kind: str, reason: str, values: Sequence[Value], *, has_key: bool, share: int = 0
) -> Suggestion:
    known = _kinds()[kind]
    treatment = parse_treatment(known.treatment)
    if has_key and treatment.way == "mask":
        treatment = Treatment("pseudonym")
    if treatment.way == "district" and not _mostly(values, lambda one: bool(district_of(one))):
        treatment, reason = Treatment("drop"), "no_district"
    return Suggestion(
        kind=kind,
        treatment=treatment,
        reason=reason,
        is_quasi=known.quasi,
        entity=known.entity,
        share=share,
    )


def _kind_of_values(values: Sequence[Value], detect: DetectLines) -> tuple[str | None, int]:
    """Return the kind that most values are of as a whole, and how many of a hundred are."""
    lines = [" ".join(as_text(value).split()) for value in values]
    if not lines:
        return None, 0
    seen: Counter[str] = Counter()
    for line, found in _by_line(lines, detect(_APART.join(lines))):
        if found.end - found.start >= _WHOLE * len(line):
            seen[found.entity.value] += 1
    kind, count = next(iter(seen.most_common(1)), ("", 0))
    share = round(100 * count / len(lines))
    return (kind, share) if count >= _MOST * len(lines) and kind in _kinds() else (None, 0)


def _by_line(
    lines: Sequence[str], detections: Sequence[Detection]
) -> Sequence[tuple[str, Detection]]:
    pairs, starts, length = [], [], 0
    for line in lines:
        starts.append(length)
        length += len(line) + len(_APART)
    index = 0
    for detection in sorted(detections, key=lambda one: one.start):
        while index + 1 < len(starts) and starts[index + 1] <= detection.start:
            index += 1
        pairs.append((lines[index], detection))
    return pairs


def _mostly(values: Sequence[Value], holds: Callable[[str], bool]) -> bool:
    return sum(holds(as_text(value)) for value in values) >= _MOST * max(len(values), 1)


def _is_date(value: Value) -> bool:
    return isinstance(value, date | datetime) or (
        isinstance(value, str) and len(value) <= 30 and read_date(value) is not None
    )
