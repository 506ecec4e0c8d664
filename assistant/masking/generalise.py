"""Makes values coarser: an age to a band, a date to a month, an address to its district."""

import re
from datetime import date, datetime

from assistant.masking.table import Value, as_text

_MONTHS = (
    ("jan",),
    ("feb", "peb"),
    ("mar",),
    ("apr",),
    ("mei", "may"),
    ("jun",),
    ("jul",),
    ("agu", "agt", "ags", "aug"),
    ("sep",),
    ("okt", "oct"),
    ("nov", "nop"),
    ("des", "dec"),
)
_BY_NAME = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMED = re.compile(r"(?<!\d)(\d{1,2})[ \-/.]+([a-z]{3})[a-z]*[ \-/.,]+'?(\d{4}|\d{2})(?!\d)", re.I)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[\-/.](\d{1,2})[\-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2}) ?[\-/.] ?(\d{1,2}) ?[\-/.] ?(\d{4}|\d{2})(?!\d)")
_MONTH_YEAR = re.compile(r"^\s*(\d{1,2})[\-/](\d{4})\s*$|^\s*(\d{4})-(\d{1,2})\s*$")
_YEAR = re.compile(r"^\s*((?:19|20)\d{2})\s*$")
_AGE = re.compile(
    r"^\s*(\d{1,3})(?:[.,]\d+)?\s*(tahun|thn|th|years?|yrs?|y|bulan|bln|bl|months?|mo)?\b", re.I
)
_MONTHS_OLD = re.compile(r"^(?:bulan|bln|bl|months?|mo)$", re.I)
_OLDEST = 120

_NAME = r"[^\W\d_][\w'’]*(?:[ \-][^\W\d_][\w'’]*){0,3}?"
_END = r"(?=\s*(?:$|[,;/\n.()|–\d-]|\b(?:kab|kabupaten|kota|prov|provinsi|rt|rw|kode)\b))"
_DISTRICT = re.compile(rf"\b(?:kec|kecamatan|distrik)\b[. ]*({_NAME}){_END}", re.I)
_REGENCY = re.compile(rf"\b(kab|kabupaten|kota|kodya)\b[. ]*({_NAME}){_END}", re.I)


def age_band(value: Value, width: int, *, today: date) -> str | None:
    """Return the band such as `20-29` of an age or of a date of birth; None for neither."""
    age = _age(value, today)
    if age is None:
        return None
    low = age // width * width
    return f"{low}–{low + width - 1}"


def year_of(value: Value) -> str | None:
    """Return the year of a date, or None."""
    found = read_date(value)
    if found is not None:
        return str(found.year)
    match = _YEAR.match(as_text(value))
    return match[1] if match else None


def month_of(value: Value) -> str | None:
    """Return the year and month of a date, as in `2026-03`, or None."""
    found = read_date(value)
    if found is not None:
        return f"{found:%Y-%m}"
    match = _MONTH_YEAR.match(as_text(value))
    if not match:
        return None
    year, month = (match[2], match[1]) if match[2] else (match[3], match[4])
    return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else None


def district_of(value: Value) -> str | None:
    """Return the district and regency that an address names by these words, or None."""
    address = " ".join(as_text(value).split())
    district, regency = _DISTRICT.search(address), _REGENCY.search(address)
    parts = []
    if district:
        parts.append(f"Kec. {_titled(district[1])}")
    if regency:
        kind = "Kab." if regency[1].lower().startswith("kab") else "Kota"
        parts.append(f"{kind} {_titled(regency[2])}")
    return ", ".join(parts) or None


def read_date(value: Value, *, today: date | None = None) -> date | None:
    """Read the date in a value, the day before the month as Indonesians write it; None without.

    Two digits of a year are of this century where that is not in the future.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = as_text(value)
    if match := _YEAR_FIRST.search(written):
        return _date(match[1], match[2], match[3], today)
    if match := _NAMED.search(written):
        month = _BY_NAME.get(match[2].lower())
        return _date(match[3], str(month), match[1], today) if month else None
    if match := _DAY_FIRST.search(written):
        return _date(match[3], match[2], match[1], today)
    return None


def _date(year: str, month: str, day: str, today: date | None) -> date | None:
    number = int(year)
    if len(year) == 2:
        this_year = (today or date.today()).year  # noqa: DTZ011 (the day where the person is)
        number += 2000 if 2000 + number <= this_year else 1900
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def _age(value: Value, today: date) -> int | None:
    if isinstance(value, bool):
        return None
    born = read_date(value, today=today)
    if born is not None:
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    elif match := _AGE.match(as_text(value)):
        age = 0 if match[2] and _MONTHS_OLD.match(match[2]) else int(match[1])
    else:
        return None
    return age if 0 <= age <= _OLDEST else None


def _titled(name: str) -> str:
    """Write a place's name in one way, so that equal places fall together."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in name.split())
