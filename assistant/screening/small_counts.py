"""Counts below five of people with something sensitive at a named place: they tell who it is.

Five is the least group size that the knowledge base teaches.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.screening.span import Withheld
from assistant.screening.tables import tables
from assistant.screening.words import alternatives, any_of
from assistant.sentences import Span

_SMALL = re.compile(r"[1-4]")
_BETWEEN = r"(?: (?!(?:dari|of|tentang|about|dan|and|di|in|ke|to)\b)[\w-]+){0,2}? "
"""Words between the number and the people."""


def small_count_spans(text: str, sentences: Sequence[Span]) -> Iterator[Withheld]:
    """Yield the sentences and rows that state one."""
    for one in sentences:
        if states_small_count(text[one.start : one.end]):
            yield Withheld(start=one.start, end=one.end, kind="small_count")
    for head, rows in tables(text):
        columns = [number for number, cell in enumerate(head) if _is_sensitive(cell)]
        for row in rows if columns else ():
            if _has_small_cell(row.group(), columns):
                yield Withheld(start=row.start(), end=row.end(), kind="small_count")


def states_small_count(sentence: str) -> bool:
    """Say whether a sentence tells of fewer than five people at a place what is sensitive."""
    return bool(_is_sensitive(sentence) and _count().search(sentence) and _place().search(sentence))


def _is_sensitive(text: str) -> bool:
    return bool(any_of("counts", "sensitive").search(text))


def _has_small_cell(row: str, columns: Sequence[int]) -> bool:
    values = [cell.strip(" *_`") for cell in row.strip().strip("|").split("|")]
    return any(number < len(values) and _SMALL.fullmatch(values[number]) for number in columns)


@cache
def _count() -> re.Pattern[str]:
    number, people = alternatives("counts", "numbers"), alternatives("counts", "people")
    return re.compile(rf"(?<![\w.,/:-])(?:{number}){_BETWEEN}(?:{people})(?!\w)", re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    place = alternatives("counts", "places")
    return re.compile(
        rf"(?<!\w)(?i:{place}) (?:[A-Z]\w|\d)|\b(?:di|dari|in|at|from) (?!Indonesia|Asia)[A-Z]\w+"
    )
