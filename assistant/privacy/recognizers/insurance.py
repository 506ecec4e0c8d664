"""Numbers of the two social insurances: BPJS Kesehatan and BPJS Ketenagakerjaan (KPJ)."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import any_digits, number
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language


class HealthInsuranceRecognizer(NumberRecognizer):
    """Takes 13 digits beside a word, or alone where they begin with 000, as most do."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.HEALTH_INSURANCE,
            language,
            shapes={
                "zeros": (number("0", "0", "0", *any_digits(10)), 0.54),
                "length": (number(*any_digits(11), r"\d?", r"\d?"), 0.3),
            },
            loose=True,
        )


class WorkInsuranceRecognizer(NumberRecognizer):
    """Takes 11 digits beside a word."""

    def __init__(self, language: Language) -> None:
        """Set the shape."""
        super().__init__(
            Entity.WORK_INSURANCE,
            language,
            shapes={"length": (number(*any_digits(11)), 0.35)},
            loose=True,
        )
