"""How figures, ranges and names of measures are said."""

import re
from datetime import date

from assistant.days import day_text
from assistant.strings import text
from assistant.types import Language
from evals.statistics.estimate import Estimate

_POINTS = re.compile(
    r"(\w+_)?gap(_served|_same_verdict|_evidence_overlap|_handed_over)?|diff_\w+|youden_j"
)
"""Figures that are differences of shares."""

_COUNTED = re.compile(
    r"alarms|pooled_alarm|kappa|seconds_\w+|p_\w+|score_\w+|\w*reciprocal_rank|\w+_ratio"
)


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of the area `report`."""
    return text(language, f"report.{key}", **values)


def suite_words(language: Language, suite: str) -> str:
    """Say what a suite measures; its id where it no longer exists."""
    return _or(language, f"evals.suite.{suite}", suite)


def title_words(language: Language, suite: str) -> str:
    """Name a suite in a few words; its id where it no longer exists."""
    return _or(language, f"evals.title.{suite}", suite)


def date_words(language: Language, day: str) -> str:
    """Say a day that is written as `YYYY-MM-DD`, as people write it."""
    return day_text(date.fromisoformat(day), language)


def measure_words(language: Language, name: str) -> str:
    """Say what a figure is."""
    return _or(language, f"evals.measure.{name}", name.replace("_", " "))


def reason_words(language: Language, reason: str) -> str:
    """Say why a figure says nothing."""
    return _or(language, f"evals.reason.{reason}", reason.replace("_", " "))


def group_words(language: Language, group: str) -> str:
    """Say which part of the cases a figure is of."""
    return _or(language, f"evals.group.{group}", group.replace("_", " "))


def figure_words(language: Language, name: str, group: str = "") -> str:
    """Say what a figure is, and of which part of the cases."""
    words = measure_words(language, name)
    if not group:
        return words
    return say(language, "rows.group", figure=words, group=group_words(language, group))


def percent(language: Language, value: float, *, signed: bool = False) -> str:
    """Say a share in whole percents; one that is not all or none never reads as if it were."""
    return f"{_hundredths(language, value, signed=signed)}%"


def points(language: Language, value: float, *, signed: bool = False) -> str:
    """Say the difference of two shares, in percentage points."""
    return say(language, "points", value=_hundredths(language, value, signed=signed))


def _hundredths(language: Language, value: float, *, signed: bool = False) -> str:
    hundred = round(100 * value, 6)
    size = abs(hundred)
    decimals = 1 if 0 < size < 1 or 99 < size < 100 else 0
    if 99.9 < size < 100:
        hundred = 99.9 if hundred > 0 else -99.9
    told = f"{hundred:+.{decimals}f}" if signed and hundred else f"{hundred:.{decimals}f}"
    return (told.replace(".", ",") if language == "id" else told).replace("-", "−")


def number(language: Language, value: float) -> str:
    """Say a number that is no share."""
    told = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    return (told.replace(".", ",") if language == "id" else told).replace("-", "−")


def value_words(language: Language, figure: Estimate | None) -> str:
    """Say a figure; a dash where there is none."""
    if figure is None or figure.value is None:
        return "–"
    return amount(language, figure, figure.value)


def range_words(language: Language, figure: Estimate | None) -> str:
    """Say the 95 % interval of a figure; a dash where there is none."""
    if figure is None or figure.low is None or figure.high is None:
        return "–"
    low, high = (amount(language, figure, end) for end in (figure.low, figure.high))
    return say(language, "range", low=low, high=high)


def amount(language: Language, figure: Estimate | None, value: float) -> str:
    """Say a value in the unit of a figure, as a bar of it."""
    name = figure.name if figure else "passed"
    if _POINTS.fullmatch(name):
        return points(language, value)
    if _COUNTED.fullmatch(name) or (figure and figure.value is not None and not is_share(figure)):
        return number(language, value)
    return percent(language, value)


def is_share(figure: Estimate) -> bool:
    """Whether a figure is a share of cases: it has an interval within 0 and 1."""
    ends = (figure.value, figure.low, figure.high)
    return all(end is not None and 0 <= end <= 1 for end in ends)


def _or(language: Language, key: str, otherwise: str) -> str:
    try:
        return text(language, key)
    except (KeyError, TypeError):
        return otherwise
