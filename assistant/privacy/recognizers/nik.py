"""NIK, the identity number of every resident: PPKKCC DDMMYY SSSS, without a check digit."""

import re
from typing import Any

from presidio_analyzer import RecognizerResult
from stdnum.id import nik

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import (
    EDGE_AFTER,
    EDGE_BEFORE,
    NO_CODE,
    any_digits,
    day_and_month,
    number,
    only_digits,
)
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_BESIDE_A_WORD = 0.3
"""Score of 16 digits in groups that a NIK is not read in: a row of a table holds such, too."""

_PLACES = frozenset({2, 4, 6, 8, 10, 12, 14})
"""Digits after which people part a NIK: regions, day, month, year, serial."""


class NikRecognizer(NumberRecognizer):
    """A region that is not in the table lowers the score and never drops the number.

    python-stdnum 2.2 lacks the provinces 65, 92, 93, 95 and 96.
    """

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        dated = [*any_digits(6), *day_and_month(women_add_40=True), *any_digits(6)]
        super().__init__(
            Entity.NIK,
            language,
            shapes={
                "date": (number(*dated), 0.65),
                "length": (number(*any_digits(16)), 0.54),
                "length2": (
                    rf"{NO_CODE}{EDGE_BEFORE}(?!0|97[89])(?:\d{{15}}|\d{{17}}){EDGE_AFTER}",
                    0.41,
                ),
            },
            loose=True,
        )

    def analyze(self, text: str, *arguments: Any, **options: Any) -> list[RecognizerResult]:
        """Find the shapes, and lower those whose groups of digits are none of a NIK."""
        results: list[RecognizerResult] = super().analyze(text, *arguments, **options)
        for result in results:
            dated = result.analysis_explanation.pattern_name == "date"
            groups = re.findall(r"\d+", text[result.start : result.end])
            whole = len(groups) == 1 or "\n" in text[result.start : result.end]
            if not (whole or (dated and _is_parted_well(groups))):
                result.score = _BESIDE_A_WORD
                result.analysis_explanation.validation_result = False
        return results

    def validate_result(self, pattern_text: str) -> bool | None:
        """Say yes where region and date are known ones, and nothing otherwise."""
        return True if nik.is_valid(only_digits(pattern_text)) else None


def _is_parted_well(groups: list[str]) -> bool:
    place, places = 0, set()
    for group in groups[:-1]:
        place += len(group)
        places.add(place)
    return places <= _PLACES or len(groups) == sum(map(len, groups))
