"""Numbers of driving licences (SIM): 12 or 14 digits, only beside a word."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import any_digits, number
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language


class DrivingLicenceRecognizer(NumberRecognizer):
    """Takes the length beside a word; "kartu SIM" is the phone's and is no such word."""

    def __init__(self, language: Language) -> None:
        """Set the shape."""
        super().__init__(
            Entity.DRIVING_LICENCE,
            language,
            shapes={"length": (number(*any_digits(12), r"\d?", r"\d?"), 0.3)},
            loose=True,
        )
