"""Dates of birth: a date after a word for being born, with or without a place between."""

import re
from collections.abc import Iterator
from typing import Any

from assistant.privacy import lexicon
from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.spans import Found, SpanRecognizer
from assistant.types import Language

_MONTH = (
    r"(?:jan(?:uari|uary)?|[fp]eb(?:ruari|ruary|r)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
    r"|agt|ags|agst|agu(?:s|st(?:us)?)?|aug(?:ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|no[vp](?:ember)?"
    r"|de[sc](?:ember)?)\.?"
)
_ONES = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_SPELLED_DAY = (
    rf"(?:(?:dua|tiga) puluh(?: (?:{_ONES}))?|sepuluh|sebelas|(?:{_ONES}) belas|(?:{_ONES}))"
)
_SPELLED_YEAR = (
    rf"(?:seribu sembilan ratus|dua ribu)(?: (?:sepuluh|sebelas|(?:{_ONES})"
    rf"(?: belas| puluh)?)){{0,2}}"
)
_MONTH_NAMED = rf"(?:{_MONTH}|(?<=[ \-/.])(?-i:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)(?=[ \-/.]))"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_SPELLED_DAY})"
_YEAR = rf"(?:'?\d{{4}}|'?\d{{2}}(?!\d)|{_SPELLED_YEAR})"
_PART = r"[ \-/.,\\_\n]{0,3}"
_OF_YEAR = r"(?:tahun|taun|thn\.?|th\.?)"
_LIKE = r"[\dOoIl]"
_DATE = (
    r"(?:(?:(?:tgl|tanggal|tgl\.|the) )?"
    rf"(?:{_DAY}{_PART}(?:of |bulan |bln\.? )?{_MONTH_NAMED}{_PART}(?:{_OF_YEAR} )?{_YEAR}"
    rf"|(?:bulan|bln)\.? ?\d{{1,2}}(?: ?[\-/.] ?| {_OF_YEAR} )\d{{4}}"
    rf"|\d{{1,2}} (?:bulan|bln) \d{{1,2}} {_OF_YEAR} \d{{2,4}}"
    rf"|{_SPELLED_DAY} (?:bulan )?{_SPELLED_DAY} (?:{_OF_YEAR} )?{_SPELLED_YEAR})"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|(?<![a-z]){_MONTH} (?:tahun )?\d{{4}}"
    rf"|\d{{4}}[\-/.\\_]\d{{1,2}}[\-/.\\_]\d{{1,2}}"
    rf"|{_LIKE}{{1,2}} ?[\-/.,\\_|] ?{_LIKE}{{1,2}} ?[\-/.,\\_|] ?(?:{_LIKE}{{1,3}}\d|\d{_LIKE})"
    r"|\d ?\d ?[\-/.] ?\d ?\d ?[\-/.] ?\d(?: ?\d){3}"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
    r"|(?:0[1-9]|[12]\d|3[01])(?: (?:0?[1-9]|1[0-2]) |(?:0[1-9]|1[0-2]))\d\d(?![.,]?\d)"
    r"|\d{1,2} \d{1,2} (?:19|20)\d\d)(?!\d)"
)
_BORN = re.compile(
    r"(?<![^\W_])(?:(?:di)?lah?i?r(?:nya|e|kan)?|lhi?r|tgl[ .]{0,2}(?:lahir|lhr)|tgllahir|ttl"
    r"|t\.t\.l|kelahiran(?:nya)?"
    r"|born|birth|birthdate|birthday|bday|d\.?o\.?b|ultah(?:nya)?|ulang tahun(?:nya)?)"
    r"(?![^\W\d])\.?",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    rf"(?:[^.\n\d]{{0,30}}?\n?[^.\n\d]{{0,20}}?|(?:(?!\. (?-i:[A-Z]))[^\n]){{0,45}}?)"
    rf"(?P<date>(?:(?<![\w/])|(?<=[^\W\d_])(?=\d)){_DATE})",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    rf"(?P<date>(?<!\d){_DATE})[) ,(\-=]{{0,3}}"
    r"(?:(?:itu |adalah )?(?:tempat,? ?)?(?:(?:tgl|tanggal)\.? )?lahir(?:nya)?|ttl|born|dob)\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:umur|usia|age|aged)(?:nya)? ?:? ?\d{1,2}(?: ?(?:th|thn|tahun|bln|bulan|years?))?"
    rf" ?[(/,;\-] ?(?:b\. ?)?(?P<date>{_DATE})",
    re.IGNORECASE,
)
"""A date right behind an age: "umur 15 thn / 3-4-2011"."""

_BIRTHDAY = re.compile(
    r"(?<![^\W_])(?:ultah|ulang ?tahun|birthday|bday)(?:nya|ku|mu)?"
    r"(?: (?:is|on|tgl|tanggal|dia|anak\w*|ke-?\d+|[:=])){0,3} ?"
    rf"(?P<date>\d{{1,2}}(?:st|nd|rd|th)?[ \-/](?:of )?{_MONTH}(?![^\W\d_])"
    rf"|{_MONTH} \d{{1,2}}(?!\d))",
    re.IGNORECASE,
)
"""A birthday without its year."""
_SEX = r"(?:L|P|M|F|Lk|Pr|laki-?laki|perempuan|male|female)"
_ROW = re.compile(
    rf"(?<=[;|\t,])[ ]?{_SEX}[ ]?[;|\t,][ ]?(?P<date>\d{{8}}|{_DATE})[ ]?(?=[;|\t,\n]|\Z)"
    rf"|(?<=[;|\t,])[ ]?(?P<date2>\d{{8}}|{_DATE})[ ]?[;|\t,][ ]?{_SEX}[ ]?(?=[;|\t,\n]|\Z)",
    re.IGNORECASE,
)
"""A cell with a date beside that of the sex, in a row of a table without a header."""

_CELL = re.compile(
    r"(?:^|(?<=[;|\t]))[ ]?(?P<name>[^\W\d_][^\W\d_.'’]*(?: [^\W\d_][^\W\d_.'’]*){0,4})[ ]?[;|\t]"
    rf"[ ]?(?P<date>{_DATE})[ ]?(?=[;|\t\n]|\Z)",
    re.IGNORECASE | re.MULTILINE,
)
"""A date right behind a cell of words: of birth, where those are a name and the date is old."""

_NOBODY = re.compile(
    r"\b(?:uu|undang-undang|pancasila|yayasan|lembaga|organisasi|perkumpulan|program|gerakan"
    r"|partai|koperasi|komunitas|law|foundation|organisation|organization|movement)\b[^.\n]*\Z",
    re.IGNORECASE,
)
_RECENT = 2018  # later dates in a row are mostly those of a visit or a payment
_BEFORE = 80  # characters in which what was born may be named


class BirthDateRecognizer(SpanRecognizer):
    """Takes a date within some words after "lahir", "TTL", "born" and the like."""

    def __init__(self, language: Language) -> None:
        """Set the entity."""
        super().__init__(Entity.BIRTH_DATE, language)

    def find(self, text: str, artifacts: Any) -> Iterator[Found]:
        """Yield each date of birth, but not that of a law or an organisation."""
        for before in _DATE_BEFORE.finditer(text):
            yield Found(start=before.start("date"), end=before.end("date"), score=0.8, kind="born")
        for pattern in (_AGED, _BIRTHDAY):
            for found in pattern.finditer(text):
                yield Found(
                    start=found.start("date"), end=found.end("date"), score=0.7, kind="born"
                )
        for row in _ROW.finditer(text):
            group = "date" if row["date"] else "date2"
            yield Found(start=row.start(group), end=row.end(group), score=0.6, kind="born")
        for cell in _CELL.finditer(text):
            if lexicon.is_listed(cell["name"].split()[0].lower()) and _is_old(cell["date"]):
                yield Found(start=cell.start("date"), end=cell.end(), score=0.5, kind="born")
        for born in _BORN.finditer(text):
            match = _DATE_AFTER.match(text, born.end())
            if match and not _is_of_nobody(text, born.start(), match.start("date")):
                yield Found(start=match.start("date"), end=match.end(), score=0.9, kind="born")


def _is_old(date: str) -> bool:
    """Say whether the year is one in which those who go to school now were born, or before."""
    year = next((int(digits) for digits in re.findall(r"\d{4}|(?<=')\d\d", date)), 0)
    return 1920 <= (year + 2000 if year < 100 else year) < _RECENT


def _is_of_nobody(text: str, born: int, date: int) -> bool:
    """Say whether what was born, before the word or between it and the date, is no person."""
    return bool(
        _NOBODY.search(text[max(0, born - _BEFORE) : born]) or _NOBODY.search(text[born:date])
    )
