"""What the parts of an address look like; the words are in `places.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def place_words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind in `places.toml`, such as "hamlets"."""
    resource = files("assistant.privacy") / "places.toml"
    listed = tomllib.loads(resource.read_text(encoding="utf-8"))[kind]
    return tuple(" ".join(word.split()) for word in listed.split(";"))


def _any_of(kind: str) -> str:
    return "|".join(map(re.escape, place_words(kind)))


_SHORT = rf"{_any_of('short')}|j[i1](?=\.)"
"""The last one is how a scan reads "Jl."."""

_STREETS = rf"{_SHORT}|{_any_of('streets')}"
_HAMLETS = _any_of("hamlets")
_VILLAGES = _any_of("villages")
_DISTRICTS = _any_of("districts")
_STOP = _any_of("stop")
_MARKS = rf"{_STREETS}|{_HAMLETS}|{_VILLAGES}|{_DISTRICTS}"
_SEPARATOR = r"(?: ?\. ?| {1,2})"
"""Between a mark and its name: "Desa X", "ds. X", "Ds . X"."""

_COLON = r"(?:[ \t]{0,12}[:=][ \t]{0,4})"
"""Between a mark and its name in a form: "Desa      : X"."""

PLAIN = rf"(?!(?:{_STOP}|{_MARKS})\b)[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]+)?"
_CAPITAL = (
    rf"(?!(?!(?-i:Bersama|Depan|Belakang)\b)(?:{_STOP}|{_MARKS})\b)"
    r"(?-i:[^\W\d_a-z])[\w'’]+(?:-(?-i:[a-z])\w+)?"
)
CAPITALS = rf"{_CAPITAL}(?:[ \-]{_CAPITAL}){{0,4}}"
_SHORTENED = rf"(?:(?!(?:{_STOP}|{_MARKS})\b)[^\W\d_]{{1,6}}\. ?){{0,3}}"
_NAME = rf"{_SHORTENED}(?:{CAPITALS}|{PLAIN}(?: {PLAIN})?)"
_NUMBER = (
    r"(?:[ ,]{1,2}(?:no|nomor|nmr|nomer|kav|blok|blk|km|lt|lantai|unit|kamar)"
    r"(?=[\W\d])[ .:]{0,2}"
    r"[\w]{1,4}(?!\w)(?:[/\-]\w{1,3}|,\d)?"
    r"|[ ,]{1,2}tower \w{1,12}(?!\w)"
    r"|[ ,]{1,2}[a-z]{1,2}[/\-. ]?\d{1,3}\b(?:[/\-]\d{1,3})?|[ ,]{1,2}\d{1,4}[a-z]?\b(?![./\-]\d)"
    r"|[ ,]{1,2}\d{1,3}[/\-]\d{1,3}[a-z]?\b(?![./\-]\d))"
)
_WAY = r"(?: (?:[IVX]{1,4}|\d{1,3})\b)?(?:/\d{1,3}[a-z]?\b)?"
_BRACKETED = r"(?: \((?:no|nomor|blok)[. ]{0,2}\w{1,4}\))?"
_ESTATES = _any_of("estates")
_BLOCK = (
    r"[ ,]{1,2}(?:blok|blk)(?=[\W\d])[ .:]{0,2}"
    r"(?:[a-z]{1,2}(?:[/\-. ]?\d{1,3}[a-z]?)?|\d{1,3}[a-z]?)\b"
)
_ONES = r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)"
_COUNT = r"(?:[OolI]{0,2}\d{1,3}|\d[OolI]{1,2})"
"""The number of an RT or RW, also as a scan reads it."""

_SMALL = (
    rf"(?<![\w-])(?:{_SHORT})\b{_SEPARATOR}{_NAME}{_WAY}{_BRACKETED}{_NUMBER}{{0,4}}"
    rf"|(?<![\w-])(?:{_SHORT}|jalan)\b{_SEPARATOR}\d{{1,2}} {PLAIN}{_NUMBER}{{1,2}}"
    rf"|(?<![\w-])(?:{_STREETS})\b{_SEPARATOR}(?:{CAPITALS}{_WAY}{_NUMBER}{{0,4}}"
    rf"|{_NAME}(?: {PLAIN})?{_WAY}{_NUMBER}{{1,4}}"
    rf"|(?<!jalan )(?-i:[A-Z])?\d{{1,3}}(?:[/\-]\d{{1,3}})?[a-z]?\b{_NUMBER}{{0,2}})"
    rf"|\bkos(?:t|an)? {_NAME}(?: {PLAIN})?[ ,]{{1,2}}(?:kamar|no|nomor)[ .]{{1,2}}\d{{1,3}}\b"
    rf"|\b(?:{_ESTATES}) {PLAIN}(?: {PLAIN})?{_BLOCK}(?:{_NUMBER}){{0,2}}"
    rf"|\bRT (?:{_ONES})(?:[ ,/]{{1,2}}RW (?:{_ONES}))?\b|\bRW (?:{_ONES})\b"
    rf"|\bR ?T(?:[ ./:]{{0,3}}(?:RW[ .:]{{0,3}})?|[ ./]{{0,3}}RW{_COLON}){_COUNT}"
    rf"(?:[ ,]{{0,2}}[/\-,.]?[ ]{{0,2}}(?:R ?W)?[ .:]{{0,3}}{_COUNT})?\b"
    rf"|\bR ?W[ .:]{{0,3}}{_COUNT}\b"
    rf"|\bkos(?:t|an)?(?: \w+){{1,4}}(?=,? (?:{_SHORT}|jalan|gang)\b)"
    rf"|\b\d{{1,3}}[a-z]?,? (?:{_SHORT}|jalan|gang)\b{_SEPARATOR}{CAPITALS}{_NUMBER}{{0,2}}"
    r"|\bblock (?-i:[A-Z])[ \-]?\d{0,2}[ ,]{1,2}(?:no|number|unit)\b[. ]{0,2}\d{1,3}[a-z]?\b"
    r"|\b(?:p\.? ?o\.? ?box|kotak pos)[ .:]{0,2}\d{1,5}\b"
    rf"|\b(?:no\.? ?)?\d{{1,4}}[a-z]? (?:{_CAPITAL} ){{1,3}}(?:street|road|avenue|lane)\b"
)
_LARGE_MARK = rf"(?:{_VILLAGES}|{_DISTRICTS})"
_PART = (
    rf"(?P<small>{_SMALL})"
    r"|(?P<house>(?<!\w)(?:(?:rumah|house) )?(?:no|nomor|number)\b[. ]{0,2}\d{1,4}[a-z]?\b)"
    rf"|(?P<unit>\b(?:(?:unit|lantai|floor)[ .]{{1,2}}\w{{1,4}}|tower {_CAPITAL})\b)"
    rf"|(?P<abroad>\b{CAPITALS} (?:village|hamlet|(?:sub-?)?district|regency|province"
    rf"|residence|apartments?|housing|estate)\b)"
    rf"|(?P<hamlet>\b(?:(?:{_HAMLETS})\b{_SEPARATOR}|(?:dusun|kampung|dukuh|lingkungan){_COLON})"
    rf"(?:{_NAME}(?: \d{{1,3}}\b(?:/\d{{1,3}}\b)?)?|[IVX\d]{{1,3}}\b)"
    r"|\bjaga (?:(?-i:[IVX]{1,5})|\d{1,2})\b"
    r"|\b(?-i:LK|Lk)[. ]{1,2}(?:(?-i:[IVX]{1,4})|\d{1,2})\b|\bhamlet (?:\d{1,2}|[IVX]{1,4})\b)"
    rf"|(?P<large>\b(?:kel(?:urahan)?/)?{_LARGE_MARK}\b(?:{_SEPARATOR}|{_COLON}){_NAME}"
    r"(?: \d{1,3}\b)?)"
    r"|(?P<code>\b(?:kode pos ?)?\d{5}\b(?!\d))"
)
PARTS = re.compile(rf"(?<!\w)(?=\w)(?:{_PART})", re.IGNORECASE)
"""Each part is in a group of its kind: small, house, unit, abroad, hamlet, large or code."""
