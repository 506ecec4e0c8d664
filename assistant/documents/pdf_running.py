"""Find the headers, footers and page numbers that repeat from page to page."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

_EDGE = 2  # lines looked at, at the top and at the bottom of a page
_FEWEST_PAGES = 3
_APART = 2  # pages between two of a kind: left and right pages may have headers of their own

_PAGE_NUMBER = re.compile(
    r"\W*(?:halaman|hal\.?|page|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:dari|of|/)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"(?=[a-z])(?!hal|page|p\.|[ivxl]+\W*$)")
_NUMBER_AT_AN_END = re.compile(r"^\d+\s|\s\d+$")


def drop_running_lines(pages: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return, for each page, the indices of the lines that are its own."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for pattern in {_pattern(lines[index]) for index in _edges(lines)}:
            places[pattern].append(number)
    running = {pattern for pattern, numbers in places.items() if _is_running(numbers)}
    kept: list[list[int]] = []
    for lines in pages:
        dropped = {
            index
            for index in _edges(lines)
            if _pattern(lines[index]) in running
            or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(lines[index]))
        }
        kept.append([index for index in range(len(lines)) if index not in dropped])
    return kept


def _is_running(numbers: Sequence[int]) -> bool:
    """Tell whether enough of the pages follow each other closely."""
    together = 1
    for before, number in pairwise(numbers):
        together = together + 1 if number - before <= _APART else 1
        if together >= _FEWEST_PAGES:
            return True
    return False


def _edges(lines: Sequence[str]) -> set[int]:
    """Return where running lines may stand; a small first letter is a sentence's end."""
    last = len(lines) - 1
    near = {index for edge in range(_EDGE) for index in (edge, last - edge)}
    return {
        index for index in near if 0 <= index <= last and not _ENDS_SENTENCE.match(lines[index])
    }


def _pattern(line: str) -> str:
    return _NUMBER_AT_AN_END.sub("", line.casefold())
