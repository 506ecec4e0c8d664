"""NIK, the identity number of every resident: PPKKCC DDMMYY SSSS, without a check digit."""

from stdnum.id import nik

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import any_digits, day_and_month, number, only_digits
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language


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
            },
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """Say yes where region and date are known ones, and nothing otherwise."""
        return True if nik.is_valid(only_digits(pattern_text)) else None
