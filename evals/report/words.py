"""How figures, ranges and names of measures are said."""

from assistant.strings import text
from assistant.types import Language
from evals.statistics.estimate import Estimate


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of the area `report`."""
    return text(language, f"report.{key}", **values)


def suite_words(language: Language, suite: str) -> str:
    """Say what a suite measures; its id where it no longer exists."""
    return _or(language, f"evals.suite.{suite}", suite)


def measure_words(language: Language, name: str) -> str:
    """Say what a figure is."""
    return _or(language, f"evals.measure.{name}", name.replace("_", " "))


def reason_words(language: Language, reason: str) -> str:
    """Say why a figure says nothing."""
    return _or(language, f"evals.reason.{reason}", reason.replace("_", " "))


def percent(language: Language, value: float, *, signed: bool = False) -> str:
    """Say a share in whole percents; one that is not all or none never reads as if it were."""
    hundred = 100 * value
    decimals = 1 if 0 < abs(hundred) < 1 or 99 < abs(hundred) < 100 else 0
    told = f"{hundred:+.{decimals}f}" if signed else f"{hundred:.{decimals}f}"
    if language == "id":
        told = told.replace(".", ",")
    return f"{told.replace('-', '−')}%"


def number(language: Language, value: float) -> str:
    """Say a number that is no share."""
    told = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    return (told.replace(".", ",") if language == "id" else told).replace("-", "−")


def value_words(language: Language, figure: Estimate | None) -> str:
    """Say a figure; a dash where there is none."""
    if figure is None or figure.value is None:
        return "–"
    if is_share(figure):
        return percent(language, figure.value)
    return number(language, figure.value)


def range_words(language: Language, figure: Estimate | None) -> str:
    """Say the 95 % interval of a figure; a dash where there is none."""
    if figure is None or figure.low is None or figure.high is None:
        return "–"
    tell = percent if is_share(figure) else number
    return say(language, "range", low=tell(language, figure.low), high=tell(language, figure.high))


def is_share(figure: Estimate) -> bool:
    """Whether a figure is a share of cases: it has an interval within 0 and 1."""
    ends = (figure.value, figure.low, figure.high)
    return all(end is not None and 0 <= end <= 1 for end in ends)


def _or(language: Language, key: str, otherwise: str) -> str:
    try:
        return text(language, key)
    except (KeyError, TypeError):
        return otherwise
