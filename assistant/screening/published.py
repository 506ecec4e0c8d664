"""Paragraphs of published text about public persons, works and the past.

Births, families and residences of such people are no secret. The safe side stays the default: a
paragraph counts only if it bears two different marks of published text and the whole text that is
looked at bears none of a case file.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.privacy import Detection, Entity

Standing = Literal["private", "public", "past"]
"""How much of a person a paragraph may tell: nothing private, their life, or all."""

LAST_YEAR = 1915
"""Who was born by then is older than anybody of whom a case is kept: 110 years."""

_NEAR = 100  # characters between a verb and its year
_MARKS = 2  # different ones that make a paragraph published

_HARMLESS = frozenset({Entity.NAME, Entity.BIRTH_DATE, Entity.PLATE, Entity.COORDINATES})
"""Kinds that are found in published text; any other one is a mark of a case file."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_YEAR = re.compile(
    r"(?<![\d.,/-])(?:(?:1\d|20)\d\d|[1-9]\d\d(?= (?:M|H|Masehi|Hijriah|AD)\b)"
    r"|(?<=[Tt]ahun )[1-9]\d\d|(?<=year )[1-9]\d\d)(?![\d,/]|\.\d)"
)
_ERA = re.compile(
    r"\b\d+ (?:SM|BC|BCE|Masehi|Hijriah)\b|\b(?:abad|century) ke-(?:\d|1[0-8])\b"
    r"|\b(?:\d|1[0-8])th century\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u06ff\u0900-\u0dff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}"
)


class _Marks(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rulers: tuple[str, ...]
    belief: tuple[str, ...]
    works: tuple[str, ...]
    lived: tuple[str, ...]
    present: tuple[str, ...]


class _Case(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    titles: str
    delicate: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    marks: _Marks
    case: _Case


def is_like_a_case(text: str, found: Sequence[Detection]) -> bool:
    """Say whether anything shows that a text is of somebody's work with people."""
    return (
        any(one.entity not in _HARMLESS for one in found)
        or bool(_expressions()["words"].search(text))
        or bool(re.search(_load().case.titles, text))
    )


def standing(text: str, start: int, end: int) -> Standing:
    """Return how much the paragraph around `text[start:end]` may tell of people."""
    return _standing(_paragraph(text, start, end))


def is_delicate(sentence: str) -> bool:
    """Say whether a sentence tells what is shown of nobody who may be alive."""
    return bool(_expressions()["delicate"].search(sentence))


def is_long_ago(date: str) -> bool:
    """Say whether a date is nobody's who may be alive."""
    years = _years(date)
    return bool(years) and max(years) <= LAST_YEAR


@cache
def _expressions() -> Mapping[str, re.Pattern[str]]:
    given = _load()
    lists = {
        "known": (*given.marks.rulers, *given.marks.belief, *given.marks.works),
        "lived": given.marks.lived,
        "present": given.marks.present,
        "words": given.case.words,
        "delicate": given.case.delicate,
    }
    return {
        name: re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
        for name, words in lists.items()
    }


def _standing(paragraph: str) -> Standing:
    known = {one.group().casefold() for one in _expressions()["known"].finditer(paragraph)}
    old = any(year <= LAST_YEAR for year in _years(paragraph)) or bool(_ERA.search(paragraph))
    other = (old, bool(_REFERENCE.search(paragraph)), bool(_OTHER_SCRIPT.search(paragraph)))
    if not known or len(known) + sum(other) < _MARKS:
        return "private"
    return "past" if _is_past(paragraph) else "public"


def _is_past(paragraph: str) -> bool:
    """Say whether a paragraph tells of lives of long ago, and of nothing since."""
    if _expressions()["present"].search(paragraph) or max(_years(paragraph), default=0) > LAST_YEAR:
        return False
    for one in _expressions()["lived"].finditer(paragraph):
        near = paragraph[max(0, one.start() - _NEAR) : one.end() + _NEAR]
        if _years(near) or _ERA.search(near):
            return True
    return False


def _years(text: str) -> list[int]:
    return [int(one.group()) for one in _YEAR.finditer(text)]


def _paragraph(text: str, start: int, end: int) -> str:
    first = max((one.end() for one in _PARAGRAPH.finditer(text, 0, start)), default=0)
    last = _PARAGRAPH.search(text, end)
    return text[first : last.start() if last else len(text)]


@cache
def _load() -> _File:
    resource = files(__package__) / "published.toml"
    return _File.model_validate(tomllib.loads(resource.read_text(encoding="utf-8")))
