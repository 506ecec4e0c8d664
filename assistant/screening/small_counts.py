"""Counts below five of people with something sensitive at a named place: they tell who it is.

Five is the least group size that the knowledge base teaches.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.screening.span import Withheld
from assistant.screening.tables import separated, tables
from assistant.screening.words import alternatives, any_of
from assistant.sentences import Span

_SMALL = re.compile(
    r"(?:[1-4]|satu|dua|tiga|empat|seorang|one|two|three|four|a single)"
    r"(?: (?:orang|jiwa|kasus|anak|keluarga|kk|people|persons?|cases?|famil(?:y|ies)))?",
    re.IGNORECASE,
)
_BETWEEN = (
    r"(?: (?!(?:dari|of|tentang|about|dan|and|di|in|ke|to|untuk|bagi|for|with|me\w{3,}"
    r"|posyandu|clinics?)\b)[\w-]+){0,2}? "
)
"""Words between the number and the people."""


def small_count_spans(text: str, sentences: Sequence[Span]) -> Iterator[Withheld]:
    """Yield the sentences and rows that state one."""
    for one in sentences:
        if states_small_count(text[one.start : one.end]):
            yield Withheld(start=one.start, end=one.end, kind="small_count")
    for table in (*tables(text), *separated(text)):
        for row in table.rows:
            if _tells_few(table.head, row.cells):
                yield Withheld(start=row.start, end=row.end, kind="small_count")


def states_small_count(sentence: str) -> bool:
    """Say whether a sentence tells of fewer than five people at a place what is sensitive."""
    return bool(_is_sensitive(sentence) and _count().search(sentence) and _place().search(sentence))


def _is_sensitive(text: str) -> bool:
    return bool(any_of("counts", "sensitive").search(text))


def _tells_few(head: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether a row holds a small number of people with something sensitive.

    Either the column of the number is about it, or the row is, and the column counts; the table
    names places then, or the row does.
    """
    pairs = list(zip(head, cells, strict=False))
    few = [name for name, cell in pairs if _SMALL.fullmatch(cell)]
    if any(_is_sensitive(name) for name in few):
        return True
    at_a_place = any(any_of("counts", "where").search(name) for name in head)
    return (
        any(any_of("counts", "amount").search(name) for name in few)
        and any(_is_sensitive(cell) for cell in cells)
        and (at_a_place or any(_place().search(cell) for cell in cells))
    )


@cache
def _count() -> re.Pattern[str]:
    number, measure = alternatives("counts", "numbers"), alternatives("counts", "measure")
    group = alternatives("counts", "people") + "|" + alternatives("counts", "sensitive")
    told = (
        "ada|berjumlah|sebanyak|hanya|cuma|tinggal|tercatat|terdata|sejumlah|sebesar|total(?:nya)?"
        "|jumlahnya|only|number|numbered|total(?:led|s)?|remain(?:s|ing)?|are|is"
    )
    return re.compile(
        rf"(?<![\w.,/:-])(?<!\bdari )(?:{number}){_BETWEEN}(?:{group})(?!\w)"
        rf"|(?<!\w)(?:{number})(?: orang)? (?:di antara\w*|of (?:them|whom))(?!\w)"
        rf"|(?<!\w)(?:{group})(?: [\w-]+){{0,5}}? (?:{told})"
        rf" (?:{number})(?: (?:{measure}))?(?![\w.,/%-]*\d)(?= *(?:[.,;)]|$|di |in |at ))"
        rf"|(?<!\w)(?:{group})(?: [\w()-]+){{0,5}} ?[:=–—-] ?(?:{number})(?: (?:{measure}))?"
        r"(?![\w.,/%-]*\d)(?= *(?:[.,;)\n]|$))"
        r"|\bn ?= ?[1-4](?!\d)",
        re.IGNORECASE,
    )


_HAS = (
    "(?:punya|mempunyai|memiliki|ada|terdapat|tercatat|mencatat|melaporkan|has|had|have|reports?"
    "|counts?)"
)


@cache
def _place() -> re.Pattern[str]:
    place = alternatives("counts", "places")
    named = r"[A-Z][\w'’]+(?: [A-Z][\w'’]+){0,3}"
    return re.compile(
        rf"(?<!\w)(?i:{place}) (?:[A-Z]\w|\d)"
        r"|\b(?:[Dd]i|[Dd]ari|asal|[Dd]ekat|[Ii]n|[Aa]t|[Ff]rom|of|[Nn]ear|around) "
        r"(?!Indonesia|Asia)[A-Z]\w+"
        rf"|^\W*(?!Hanya|Ada|Only){named}(?: {_HAS}\b| ?[:,–—] | - )"
        rf"|, {named} {_HAS}\b"
        rf"|\b(?:is|Is|adalah|yaitu) {named} (?:the|desa|dusun)\b"
    )
