"""Passport numbers: a letter or two and six to eight digits, only beside a word."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language


class PassportRecognizer(NumberRecognizer):
    """Takes the shape beside a word."""

    def __init__(self, language: Language) -> None:
        """Set the shape."""
        super().__init__(
            Entity.PASSPORT,
            language,
            shapes={
                "length": (
                    r"\b(?=(?:[^\d\n]{0,4}\d){4})[a-z]{1,2}[ .\-]?[\dol]"
                    r"(?:[ .]?[\dol]){5,7}\b|(?<![\d.,/-])\d{7,9}\b(?![.,/-]\d)",
                    0.3,
                )
            },
        )
