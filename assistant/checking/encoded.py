"""Find runs of Base64, hexadecimal, percent and entity codes, and read what they say."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

_LONGEST = 20_000  # characters of a run that are decoded
_BEFORE = 40  # characters before the first percent code that may belong to it
_LEAST_TEXT = 8  # characters that say anything
_READABLE = 0.9  # share of letters, digits and common signs in what people write

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{16,}+\s{0,2}){1,200}+={0,2}")
_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[ ,:-]?){12,}+")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}[^\s%]{0,40}+){2,}+")
_LAST_WORD = re.compile(r"[^\s%]*\Z")
_ENTITIES = re.compile(r"(?:&#?[0-9A-Za-z]{2,8};[^\S\n]?){6,}+")
_ESCAPES = re.compile(r"(?:\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}){6,}+")
_PLAIN = re.compile(r"[\w\s.,:;!?'\"()/@#&<>|\[\]{}=*+-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What a coded run says."""

    text: str
    start: int
    """Where the run begins."""

    end: int
    is_disguise: bool
    """Whether people have no other reason to code it, as they have in an address."""


def find_encoded(text: str) -> Iterator[Decoded]:
    """Yield every run that decodes to readable text."""
    for pattern, decode in _CODES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if pattern is _PERCENT:  # its first word is seldom coded
                before = text[max(0, start - _BEFORE) : start]
                start -= len(_LAST_WORD.search(before)[0])  # type: ignore[index]
            decoded = decode(text[start : min(end, start + _LONGEST)])
            if _is_readable(decoded):
                yield Decoded(
                    text=decoded, start=start, end=end, is_disguise=pattern is not _PERCENT
                )


def _is_readable(text: str) -> bool:
    return len(text) >= _LEAST_TEXT and len(_PLAIN.findall(text)) >= _READABLE * len(text)


def _from_base64(run: str) -> str:
    digits = re.sub(r"[\s=]", "", run).replace("-", "+").replace("_", "/")
    digits = digits[: len(digits) - (len(digits) % 4 == 1)]
    try:
        return base64.b64decode(digits + "=" * (-len(digits) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _from_hex(run: str) -> str:
    digits = re.sub(r"0x|\\x|[ ,:-]", "", run)
    try:
        return bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("utf-8")
    except (ValueError, UnicodeDecodeError):
        return ""


def _from_escapes(run: str) -> str:
    codes = re.findall(r"\\[ux]([0-9A-Fa-f]{2,4})", run)
    return "".join(chr(int(code, 16)) for code in codes)


_CODES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_BASE64, _from_base64),
    (_HEX, _from_hex),
    (_PERCENT, unquote),
    (_ENTITIES, unescape),
    (_ESCAPES, _from_escapes),
)
