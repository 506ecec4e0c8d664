"""Numbers as Indonesian and English write them, brought to one form."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.types import Language

NUMERAL = r"\d+(?:[.,]\d+)*"
"""A number in digits, with its separators."""

SCALES = {
    **{"ribu": 3, "thousand": 3, "juta": 6, "million": 6},
    **{"miliar": 9, "milyar": 9, "billion": 9, "triliun": 12, "trillion": 12},
}
"""Power of ten of the words that may follow a number."""

WORDS = {
    **{"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7},
    **{"delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000},
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7},
    **{"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13},
    **{"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18},
    **{"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60},
    **{"seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100},
    **{"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6},
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6},
    **{"double": 2, "ganda": 2, "setengah": 2, "half": 2, "sekali": 1, "once": 1, "twice": 2},
}
"""Numbers in words."""

_SELDOM_COUNT = frozenset(
    {
        *("satu", "one", "pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "first"),
        *("second", "third", "fourth", "fifth", "sixth", "double", "ganda", "setengah", "half"),
        *("sekali", "once", "twice"),
    }
)

_END = rf"(\d+|{'|'.join(WORDS)})"
_RANGE = re.compile(
    rf"\b{_END}(?: ?[–-] ?| (?:sampai|hingga|to) ){_END}\b"
    rf"|\b(?:antara|between) {_END} (?:dan|and) {_END}\b"
)

_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDONESIAN_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_WORD = re.compile(r"[a-z]+")


def read_numeral(written: str, language: Language, scale: str = "") -> str:
    """Return a number in one form: `1.000` (id), `1,000` (en) and `1 ribu` all give `1000`.

    What is no number, such as the version `1.2.3`, is returned as it is.
    """
    if language == "id" and _INDONESIAN_THOUSANDS.fullmatch(written):
        plain = written.replace(".", "").replace(",", ".")
    elif language == "en" and _ENGLISH_THOUSANDS.fullmatch(written):
        plain = written.replace(",", "")
    else:
        plain = written.replace(",", ".")
    if plain.count(".") > 1:
        return written
    value = Decimal(plain) * 10 ** SCALES.get(scale.lower(), 0)
    return f"{value.normalize():f}"


def numbers_in_words(text: str) -> frozenset[str]:
    """Return the numbers that a text writes in words, among them `dua puluh lima` and `forty`.

    Parts are told besides: of `dua puluh lima` 2 and 20, too.
    """
    words = _WORD.findall(text.lower())
    return frozenset(
        str(value) for at in range(len(words)) for value in _readings(words[at : at + 3])
    )


def counts_in_words(text: str) -> frozenset[str]:
    """Return the same whole, without words that mostly count nothing ("salah satu", "kedua")."""
    words, found, at = _WORD.findall(text.lower()), set(), 0
    while at < len(words):
        readings = _readings(words[at : at + 3])
        if len(readings) > 1 or (readings and words[at] not in _SELDOM_COUNT):
            found.add(str(readings[-1]))
        at += len(readings) or 1
    return frozenset(found)


def ranges_of(text: str) -> tuple[frozenset[str], ...]:
    """Return the two ends of each range in a text, such as `dua sampai tiga` and `10-14`."""
    return tuple(
        frozenset(str(WORDS.get(end, end)) for end in match.groups() if end)
        for match in _RANGE.finditer(text.lower())
    )


def _readings(words: Sequence[str]) -> list[int]:
    """Return what the first of up to three words counts, alone and with the next ones."""
    value = WORDS.get(words[0])
    if value is None:
        return []
    following, unit = words[1:2], WORDS.get(words[2], 0) if len(words) > 2 else 0
    if following == ["belas"]:
        return [value, value + 10]
    if following == ["puluh"]:
        return [value, value * 10, *([value * 10 + unit] if 0 < unit < 10 else [])]
    if following in (["ratus"], ["hundred"]):
        return [value, value * 100]
    if value >= 20 and following and 0 < WORDS.get(following[0], 0) < 10:
        return [value, value + WORDS[following[0]]]
    return [value]
