"""NPWP of 15 digits (printed 99.999.999.9-999.999) and of 16, and NITKU of 22 digits."""

from stdnum.id import npwp

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import (
    EDGE_AFTER,
    EDGE_BEFORE,
    any_digits,
    number,
    only_digits,
)
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_PRINTED = EDGE_BEFORE + r"\d{2}[. ]\d{3}[. ]\d{3}[. ]\d ?[-. ] ?\d{3}[. ]\d{3}" + EDGE_AFTER
_OLD = 15
"""Digits of the number before July 2024; a resident's new one is the NIK."""


class TaxNumberRecognizer(NumberRecognizer):
    """Takes the printed form, or the right length beside a word or with its check digit."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.TAX_NUMBER,
            language,
            shapes={
                "printed": (_PRINTED, 0.85),
                "long": (number(*any_digits(22)), 0.54),
                "length": (number(*any_digits(15), r"\d?"), 0.3),
            },
            loose=True,
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """Say yes where the check digit is right (Luhn over the first nine digits)."""
        digits = only_digits(pattern_text)
        return True if len(digits) == _OLD and npwp.is_valid(digits) else None
