"""Dates of birth: a date after a word for being born, with or without a place between."""

import re
from collections.abc import Iterator
from typing import Any

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.spans import Found, SpanRecognizer
from assistant.types import Language

_MONTH = (
    r"(?:jan(?:uari|uary)?|[fp]eb(?:ruari|ruary)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
    r"|agt|ags|agu(?:st(?:us)?)?|aug(?:ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|no[vp](?:ember)?|de[sc](?:ember)?)"
    r"\.?"
)
_SPELLED_DAY = (
    r"(?:(?:dua |tiga )?puluh |se)?"
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas)"
    r"(?: belas| puluh(?: (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))?)?"
)
_DATE = (
    rf"(?:{_SPELLED_DAY} {_MONTH} '?\d{{2,4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ \-/.]{{0,2}}(?:of )?{_MONTH}[ \-/.,]{{0,2}}'?\d{{2,4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}[\-/.]\d{1,2}[\-/.]\d{1,2}|\d{1,2} ?[\-/.] ?\d{1,2} ?[\-/.] ?\d{2,4}"
    r"|\d{1,2} \d{1,2} (?:19|20)\d\d)(?!\d)"
)
_BORN = re.compile(
    r"(?<![^\W_])(?:lahir(?:nya|e)?|lhr|tgl[ .]{0,2}(?:lahir|lhr)|ttl|t\.t\.l|kelahiran"
    r"|born|birth|birthdate|birthday|d\.?o\.?b|ultah(?:nya)?|ulang tahun(?:nya)?)(?!\w)\.?",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    rf"[^.\n\d]{{0,30}}?\n?[^.\n\d]{{0,20}}?(?P<date>(?<!\d){_DATE})", re.IGNORECASE
)
_DATE_BEFORE = re.compile(rf"(?P<date>(?<!\d){_DATE})[) ,]{{0,3}}(?:lahir|born)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:uu|undang-undang|pancasila|yayasan|lembaga|organisasi|perkumpulan|program|gerakan"
    r"|partai|koperasi|komunitas|law|foundation|organisation|organization|movement)\b[^.\n]*\Z",
    re.IGNORECASE,
)
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
        for born in _BORN.finditer(text):
            match = _DATE_AFTER.match(text, born.end())
            if match and not _NOBODY.search(text[max(0, born.start() - _BEFORE) : born.start()]):
                yield Found(start=match.start("date"), end=match.end(), score=0.9, kind="born")
