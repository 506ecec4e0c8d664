"""Numbers as Indonesian and English write them, brought to one form."""

import re
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
    """Return the numbers that a text writes in words, among them `dua puluh lima` and `forty`."""
    found: set[str] = set()
    words = _WORD.findall(text.lower())
    for number, word in enumerate(words):
        if (value := WORDS.get(word)) is None:
            continue
        found.add(str(value))
        following = words[number + 1 : number + 3]
        if following[:1] == ["belas"]:
            found.add(str(value + 10))
        elif following[:1] == ["puluh"]:
            unit = WORDS.get(following[1], 0) if len(following) > 1 else 0
            found |= {str(value * 10), str(value * 10 + unit)}
        elif following[:1] in (["ratus"], ["hundred"]):
            found.add(str(value * 100))
        elif value >= 20 and following and 0 < WORDS.get(following[0], 0) < 10:
            found.add(str(value + WORDS[following[0]]))
    return frozenset(found)
