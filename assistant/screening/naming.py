"""Whether a text holds a value: word by word, and numbers however they are written."""

import re
from collections.abc import Sequence

_PIECE = re.compile(
    r"\d+(?:[-./]\d+)*"  # a number with all that is written together with it
    r"|[^\W\d_]+"  # a word
)
_NO_DIGIT = re.compile(r"\D+")


def names(text: str, value: str) -> bool:
    """Say whether the words of `value` stand in `text` in a row, as whole words and numbers."""
    wanted, pieces = _joined(_pieces(value)), _pieces(text)
    return any(_stands_at(pieces, start, wanted) for start in range(len(pieces)))


def _pieces(text: str) -> list[str]:
    """Return the words, and the digits of the numbers."""
    found = _PIECE.findall(text.casefold())
    return [_NO_DIGIT.sub("", one) if one[0].isdecimal() else one for one in found]


def _joined(pieces: Sequence[str]) -> list[str]:
    """Write numbers that follow each other as one: `0812 3456` as `08123456`."""
    joined: list[str] = []
    for one in pieces:
        if joined and one.isdecimal() and joined[-1].isdecimal():
            joined[-1] += one
        else:
            joined.append(one)
    return joined


def _stands_at(pieces: Sequence[str], position: int, wanted: Sequence[str]) -> bool:
    for one in wanted:
        read = ""
        while read != one:
            if position == len(pieces) or not one.startswith(read + pieces[position]):
                return False
            read += pieces[position]
            position += 1
            if not one.isdecimal() and read != one:
                return False
    return True
