"""The words of a text as a model would understand them, whatever their disguise.

Undone are invisible characters, letters of other alphabets that look Latin, fancy letters of
Unicode, marks over letters, digits and signs in the place of letters ("1gn0r3") and letters set
apart ("a b a i k a n").
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

END = "."
"""Stands for the end of a sentence among the words."""

_LONGEST = 4_000
"""Characters of a token whose disguise is undone; none that a person writes is longer."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f"  # soft hyphens, marks
    "\u180e\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069"
    "\ufe00-\ufe0f\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_TOKEN = re.compile(r"[.!?;](?=\s)|[@$!]?[^\W_]+(?:[@$!€]+[^\W_]+)*")
_DISGUISED = re.compile(r"(?=.*[0-9@$!€])(?=.*[a-z]).+")
_DIGITS = str.maketrans("013457@$!€", "oieastasie")
_CYRILLIC = "авекмнорстухіјѕԁԛԝһӏгпАВЕКМНОРСТУХІЈЅӀ"
_LIKE_CYRILLIC = "abekmhopctyxijsdqwhlrnabekmhopctyxijsl"
_GREEK = "αβεικνορτυχωγηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LIKE_GREEK = "abeiknoptuxwynabezhikmnoptyx"
_SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢı"
_LIKE_CAPITALS = "abcdefghijklmnoprstuvwyzi"
_ENCLOSED = (0x249C, 0x24B6, 0x24D0, 0x1F110, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""Where rows of 26 letters in brackets, circles and squares begin."""

_LATIN: dict[int, int | str] = {
    **str.maketrans(
        _CYRILLIC + _GREEK + _SMALL_CAPITALS, _LIKE_CYRILLIC + _LIKE_GREEK + _LIKE_CAPITALS
    ),
    **{start + n: chr(97 + n) for start in _ENCLOSED for n in range(26)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Plain words, each with the stretch of the text that it was read from."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def read_words(text: str) -> Words:
    """Return the words of a text, in small Latin letters; offsets count the text's characters."""
    shown, removed = _without_invisible(text)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(shown):
        token = match.group()
        words.append(token.lower() if token.isascii() and token.isalpha() else _plain(token))
        spans.append(match.span())
    words, spans = _join_letters(words, spans, shown)
    if removed:
        spans = [(_restore(start, removed), _restore(end, removed)) for start, end in spans]
    return Words(words=tuple(words), spans=tuple(spans))


def _without_invisible(text: str) -> tuple[str, list[int]]:
    """Drop what can't be seen; return also, for each dropped character, what then stands there."""
    if text.isascii():
        return text, []
    text = text.translate(_LATIN)
    removed = [match.start() - count for count, match in enumerate(_INVISIBLE.finditer(text))]
    return (_INVISIBLE.sub("", text) if removed else text), removed


def _restore(offset: int, removed: list[int]) -> int:
    return offset + bisect_right(removed, offset)


def _plain(token: str) -> str:
    if not token.isascii():
        token = unicodedata.normalize("NFKD", token[:_LONGEST])
        token = "".join(one for one in token if not unicodedata.combining(one))
        token = token.translate(_LATIN)
    if token in (".", "!", "?", ";"):
        return END
    token = token.lower()
    if token.isdecimal():
        return token
    return token.translate(_DIGITS) if _DISGUISED.fullmatch(token[:_LONGEST]) else token


def _join_letters(
    words: list[str], spans: list[tuple[int, int]], text: str
) -> tuple[list[str], list[tuple[int, int]]]:
    """Put words together whose letters are set apart; a wider gap than usual ends a word."""
    joined: list[str] = []
    places: list[tuple[int, int]] = []
    number = 0
    while number < len(words):
        end = number
        while end < len(words) and len(words[end]) == 1 and words[end].isalpha():
            end += 1
        if end - number < 5:
            end = max(end, number + 1)
            joined += words[number:end]
            places += spans[number:end]
        else:
            for first, last in _spelled(spans[number:end], text):
                joined.append("".join(words[number + first : number + last]))
                places.append((spans[number + first][0], spans[number + last - 1][1]))
        number = end
    return joined, places


def _spelled(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    gaps = [text[spans[n][1] : spans[n + 1][0]] for n in range(len(spans) - 1)]
    usual = min(len(gap) for gap in gaps)
    cuts = [n + 1 for n, gap in enumerate(gaps) if len(gap) > usual]
    return list(zip([0, *cuts], [*cuts, len(spans)], strict=True))
