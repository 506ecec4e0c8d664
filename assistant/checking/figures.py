"""The figures of a text, brought to one form whether it is Indonesian or English.

`17 Oktober 2024` and `17 October 2024` are the same date, `Pasal 46` and `Article 46` the same
article, `Rp500 juta` and `Rp500 million` the same amount, `13,7 persen` and `13.7 percent` the
same share.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant.numerals import NUMERAL, SCALES, read_numeral
from assistant.types import Language

FigureKind = Literal["date", "regulation", "article", "amount", "percentage", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure, at `text[start:end]`."""

    kind: FigureKind
    value: str
    """The form in which figures of either language can be compared."""

    start: int
    end: int


_MONTH_NAMES = (
    "januari|january,februari|february,maret|march,april,mei|may,juni|june,juli|july,"
    "agustus|august,september,oktober|october,november,desember|december"
)
MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES.split(","), start=1)
    for name in names.split("|")
}
"""Number of each month's name, in lower case."""

_MONTH = "|".join(name.capitalize() for name in MONTHS)
_SCALE = "|".join(SCALES)
_CURRENCY = r"Rp|IDR|USD|US\$|\$|EUR|€"
_NOT_AN_ARTICLE = r"(?![\d×x/]|[.,]\d|\s*(?:%|persen|percent|×|jam\b|hari\b|hours?\b|days?\b))"
_PARAGRAPH = r"(?:\s*(?:ayat\s|paragraph\s)?\(\d+\)|\s(?:ayat|paragraph)\s\d+\b)"
_ARTICLE_NUMBER = rf"\d{{1,3}}[A-Z]?\b{_NOT_AN_ARTICLE}{_PARAGRAPH}?"

_Reader = Callable[["re.Match[str]", Language], list[str]]


def read_figures(text: str, language: Language) -> list[Figure]:
    """List the figures of a text, in order; addresses and markers of lists are left out."""
    left = list(_NOT_FIGURES.sub(lambda match: " " * len(match.group()), text))
    found: list[Figure] = []
    for kind, pattern, read in _KINDS:
        for match in pattern.finditer("".join(left)):
            found += [
                Figure(kind=kind, value=value, start=match.start(), end=match.end())
                for value in read(match, language)
            ]
            left[match.start() : match.end()] = " " * (match.end() - match.start())
    return sorted(found, key=lambda figure: (figure.start, figure.value))


_NOT_FIGURES = re.compile(
    r"https?://\S+|\S+@\S+"  # addresses
    r"|^[ \t>]*\d{1,3}[.)](?=[ \t])"  # markers of lists
    r"|(?<!Rp)(?<!IDR)(?<!USD)(?<!EUR)(?<=[^\W\d_])\d+",  # digits of a word, such as CO2
    re.MULTILINE,
)


def _read_date(match: re.Match[str], _language: Language) -> list[str]:
    given = match.groupdict()
    if given["iso"]:
        return [given["iso"]]
    month = MONTHS[(given["month"] or given["month_first"]).lower()]
    day = given["day"] or given["day_second"]
    year = given["year"] or given["only_year"] or given["year_second"]
    return ["-".join([year or "", f"{month:02}", *([f"{int(day):02}"] if day else [])])]


def _read_regulation(match: re.Match[str], _language: Language) -> list[str]:
    return [f"{match['number']}/{match['year']}".upper()]


def _read_articles(match: re.Match[str], _language: Language) -> list[str]:
    found = []
    for number in re.finditer(rf"(\d{{1,3}}[A-Z]?)\b({_PARAGRAPH}?)", match["numbers"]):
        paragraph = re.sub(r"\D", "", number[2])
        found.append(f"{number[1]}({paragraph})" if paragraph else number[1])
    return found


def _read_amount(match: re.Match[str], language: Language) -> list[str]:
    written = match["before"] or match["after"]
    scale = match["scale_before"] or match["scale_after"] or ""
    currency = match["currency"] or "Rp"
    currency = {"IDR": "Rp", "US$": "USD", "$": "USD", "€": "EUR"}.get(currency, currency)
    return [f"{currency} {read_numeral(written, language, scale)}"]


def _read_percentage(match: re.Match[str], language: Language) -> list[str]:
    return [read_numeral(match["number"], language)]


def _read_number(match: re.Match[str], language: Language) -> list[str]:
    if match["factor"]:
        return [str(int(match["factor"]) * int(match["times"]))]
    return [read_numeral(match["number"], language, match["scale"] or "")]


_KINDS: tuple[tuple[FigureKind, re.Pattern[str], _Reader], ...] = (
    (
        "date",
        re.compile(
            rf"\b(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
            rf"|(?P<month_first>{_MONTH})\s(?P<day_second>\d{{1,2}}),\s(?P<year_second>\d{{4}})"
            rf"|(?:(?P<day>\d{{1,2}})\s)?(?P<month>{_MONTH})(?(day)(?:\s(?P<year>\d{{4}}))?"
            rf"|\s(?P<only_year>\d{{4}})))\b(?!-)"
        ),
        _read_date,
    ),
    (
        "regulation",
        re.compile(
            r"\b(?:(?:Nomor|No\.|Number)\s)?(?P<number>\d{1,3}(?:/[A-Z][A-Z-]+)?)"
            r"(?:/|\s(?:Tahun|tahun|of)\s)(?P<year>(?:19|20)\d{2})\b"
        ),
        _read_regulation,
    ),
    (
        "article",
        re.compile(
            rf"\b(?:Pasal|Articles?|Art\.)\s(?P<numbers>{_ARTICLE_NUMBER}"
            rf"(?:(?:,\s(?:dan\s|and\s)?|\s(?:dan|and|sampai|hingga|to|or|atau)\s|\s?[–-]\s?)"
            rf"(?:(?:Pasal|Article)\s)?{_ARTICLE_NUMBER})*)"
        ),
        _read_articles,
    ),
    (
        "amount",
        re.compile(
            rf"(?:(?P<currency>{_CURRENCY})\s?(?P<before>{NUMERAL})"
            rf"(?:\s(?P<scale_before>{_SCALE})\b)?"
            rf"|\b(?P<after>{NUMERAL})(?:\s(?P<scale_after>{_SCALE}))?\srupiah\b)"
        ),
        _read_amount,
    ),
    (
        "percentage",
        re.compile(rf"\b(?P<number>{NUMERAL})(?:\s?%|\s(?:persen|percent|per cent)\b)"),
        _read_percentage,
    ),
    (
        "number",
        re.compile(
            rf"(?P<factor>\d{{1,3}})\s?[×x]\s?(?P<times>\d{{1,3}})"
            rf"|(?P<number>{NUMERAL})(?:\s(?P<scale>{_SCALE})\b)?"
        ),
        _read_number,
    ),
)
