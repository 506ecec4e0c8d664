"""Notices: a key of the strings and, after `?`, the values that its text names.

`documents.notices.pages_unreadable?pages=3%2C+7` travels as one string in `Document.notices`.
"""

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from assistant.strings import text
from assistant.types import Language


def make_notice(name: str, **values: str) -> str:
    """Encode the notice `documents.notices.<name>` with its values."""
    key = f"documents.notices.{name}"
    return f"{key}?{urlencode(values)}" if values else key


def notice_text(notice: str, language: Language) -> str:
    """Say a notice in words."""
    key, _, values = notice.partition("?")
    return text(language, key, **dict(parse_qsl(values)))


def number_ranges(numbers: Iterable[int]) -> str:
    """Write ascending numbers shortly: `1-3, 7`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(f"{first}-{last}" if first < last else str(first) for first, last in ranges)
