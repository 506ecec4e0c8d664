"""Numbers of credit and debit cards: 13 to 19 digits with a check digit."""

from typing import Any

from presidio_analyzer import RecognizerResult
from stdnum import luhn

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import EDGE_AFTER, EDGE_BEFORE, only_digits
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_CHECKED = 0.62
"""Score with a right check digit, which one number in ten has by chance: below a NIK's."""

_NO_YEARS = r"(?!(?:(?:19|20)\d\d[ \-]){3})"
_LONGEST_ALONE = 16
"""Longer numbers are rarely cards and count beside a word only."""


class PaymentCardRecognizer(NumberRecognizer):
    """Takes a number with its check digit, and any beside a word."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.PAYMENT_CARD,
            language,
            shapes={
                "length": (
                    rf"{EDGE_BEFORE}{_NO_YEARS}[2-6]\d(?:[ \-]?\d){{11,17}}{EDGE_AFTER}",
                    0.3,
                ),
                "dotted": (rf"{EDGE_BEFORE}[2-6]\d{{3}}(?:\.\d{{4}}){{3}}{EDGE_AFTER}", 0.3),
            },
            loose=True,
        )

    def analyze(self, text: str, *arguments: Any, **options: Any) -> list[RecognizerResult]:
        """Find the shapes, and raise those whose check digit is right (Luhn)."""
        results: list[RecognizerResult] = super().analyze(text, *arguments, **options)
        for result in results:
            digits = only_digits(text[result.start : result.end])
            whole = result.analysis_explanation.pattern_name in ("length", "dotted")
            if whole and len(digits) <= _LONGEST_ALONE and luhn.is_valid(digits):
                result.score = _CHECKED
                result.analysis_explanation.pattern_name = "luhn"
        return results
