"""A text as the recognisers read it: one way to write a digit, and the way back to the original.

Full-width digits, odd spaces and dashes, unseen characters, the letters O, l, S and B for digits
in a long number, and numbers that are spelled digit by digit ("nol delapan satu …") are made plain.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_WORDS = {
    **{"nol": "0", "kosong": "0", "zero": "0", "oh": "0", "satu": "1", "one": "1", "dua": "2"},
    **{"two": "2", "tiga": "3", "three": "3", "empat": "4", "four": "4", "lima": "5", "five": "5"},
    **{"enam": "6", "six": "6", "tujuh": "7", "seven": "7", "delapan": "8", "lapan": "8"},
    **{"eight": "8", "sembilan": "9", "nine": "9"},
    # In a hurry, and as they are said in Java and Sunda.
    **{"nul": "0", "stu": "1", "atu": "1", "duwa": "2", "pat": "4", "nem": "6", "juh": "7"},
    **{"dlapan": "8", "delapn": "8", "dlpn": "8", "smbilan": "9", "sembilang": "9"},
    **{"siji": "1", "loro": "2", "telu": "3", "papat": "4", "limo": "5", "enem": "6"},
    **{"pitu": "7", "wolu": "8", "songo": "9", "sanga": "9", "hiji": "1", "tilu": "3"},
    **{"opat": "4", "genep": "6", "dalapan": "8", "salapan": "9"},
}
_TIMES = {"dobel": 2, "double": 2, "tripel": 3, "triple": 3}

_TENS = ("belas", "puluh")
_WHOLE = {"sepuluh": "10", "sebelas": "11"}
_FILLER = r"(?:(?:strip|dash|spasi|garis|lalu|terus|e+|eh|em)[ \t]+)?"
_WORD = rf"(?:(?:{'|'.join(_TIMES)})[ \t]+)?(?:{'|'.join(_WORDS)})(?:[ \t]+(?:{'|'.join(_TENS)}))?"
_UNIT = rf"(?:{'|'.join(_WHOLE)}|{_WORD}|(?<!\d)\d+(?!\d))"
_SPELLED = re.compile(
    rf"(?<!\w)(?:plus[ \t]+)?{_UNIT}(?:[ \t]*[,.\-/]?[ \t\n]*{_FILLER}{_UNIT}){{2,}}(?!\w)",
    re.IGNORECASE,
)
_PIECE = re.compile(
    rf"({'|'.join(_WHOLE)})|(?:({'|'.join(_TIMES)})\s+)?({'|'.join(_WORDS)})(?:\s+({'|'.join(_TENS)}))?"
    r"|(\d+)",
    re.IGNORECASE,
)
_LEAST_WORDS = 4
"""Fewer spelled digits than this beside each other are counting, not a number read out."""

_LEAST_GLUED = 3
"""Fewer places than this where a word touches a figure, as in "nol8satu3", are chance."""

_LEAST_DIGITS = 6
_MOBILE = "08"
_LEAST_MOBILE = 9
"""Digits of a mobile number of which only the first two are spelled: "nol delapan 1200001234"."""

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_LIKE_DIGITS = re.compile(
    r"(?<![^\W\d_])(?:\d|[OoIil](?! )|[SBZ](?=\d{9}))"
    r"(?:[ .\-]?[\dOoIil]|(?<=\d)[SBZ](?=[\dOoIil])|(?<=\d{9})[SBZ]){7,}(?![^\W\d_])"
)
_DIGITS_MEANT = str.maketrans("OoIilSBZ", "00111582")
_SPECK = re.compile(r"(?<=\d)[*~](?=\d)")
_GLUED = re.compile(r"[a-z]\d|\d[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The plain text and where each part of it comes from."""

    text: str
    _starts: tuple[int, ...]
    """Offsets in `text` at which stretches begin: copied ones and replaced ones."""

    _origins: tuple[tuple[int, int, bool], ...]
    """For each stretch its span in the original, and whether it was copied."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that `text[start:end]` stands for."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        begin, _, copied = self._origins[first]
        if copied:
            begin += start - self._starts[first]
        finish, stop, copied = self._origins[last]
        return begin, (finish + end - self._starts[last]) if copied else stop


def read(text: str) -> Reading:
    """Make a text plain."""
    plain = _NOT_ASCII.sub(lambda match: _plain_character(match[0]), text)
    plain = _LIKE_DIGITS.sub(_with_digits, _SPECK.sub(".", plain))
    parts: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int, bool]] = []
    length = position = 0

    def add(part: str, start: int, end: int, *, copied: bool) -> None:
        nonlocal length
        if part:
            parts.append(part)
            starts.append(length)
            origins.append((start, end, copied))
            length += len(part)

    for start, end, replacement in _replacements(plain):
        add(plain[position:start], position, start, copied=True)
        add(replacement, start, end, copied=False)
        position = end
    add(plain[position:], position, len(plain), copied=True)
    return Reading(text="".join(parts), _starts=tuple(starts), _origins=tuple(origins))


def _replacements(plain: str) -> Iterator[tuple[int, int, str]]:
    spelled = [
        (match.start(), match.end(), digits)
        for match in _SPELLED.finditer(plain)
        if (digits := _spelled_digits(match[0]))
    ]
    unseen = [(match.start(), match.end(), "") for match in _UNSEEN.finditer(plain)]
    position = 0
    for start, end, replacement in sorted(spelled + unseen):
        if start >= position:
            yield start, end, replacement
            position = end


def _spelled_digits(words: str) -> str:
    digits, spelled, open_ten = "", 0, False
    for whole, times, word, tens, group in _PIECE.findall(words):
        if group:
            digits, open_ten = digits + group, False
            continue
        if whole:
            digit = _WHOLE[whole.lower()]
        elif tens.lower() == "belas":
            digit = "1" + _WORDS[word.lower()]
        else:
            digit = _WORDS[word.lower()] * _TIMES.get(times.lower(), 1)
            if open_ten and not times and not tens:  # "dua puluh satu"
                digits = digits[:-1]
            if tens:
                digit += "0"
        digits += digit
        spelled += len(digit)
        open_ten = bool(tens) and tens.lower() == "puluh"
    glued = len(_GLUED.findall(words)) >= _LEAST_GLUED
    mobile = digits.startswith(_MOBILE) and len(digits) >= _LEAST_MOBILE
    enough = spelled >= _LEAST_WORDS or glued or (mobile and spelled > 1)
    plus = "+" if words.lower().startswith("plus") else ""
    return plus + digits if enough and len(digits) >= _LEAST_DIGITS else ""


def _with_digits(match: re.Match[str]) -> str:
    digits = sum(character.isdigit() for character in match[0])
    like_one = sum(character in "Iil" for character in match[0])
    return match[0].translate(_DIGITS_MEANT) if digits > max(2, like_one) else match[0]


@cache
def _plain_character(character: str) -> str:
    """Return the plain form of a digit of another script, a wide form, a dash or a space."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character == "−":
        return "-"
    if category == "Zs":
        return " "
    if character in "·‧∙":
        return "."
    if "\uff01" <= character <= "\uff5e":
        return unicodedata.normalize("NFKC", character)
    return character
