"""Nomor Kartu Keluarga, shaped like a NIK: only a word beside it tells the two apart."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import any_digits, number
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language


class FamilyCardRecognizer(NumberRecognizer):
    """Takes 16 digits beside one of its words."""

    def __init__(self, language: Language) -> None:
        """Set the shape."""
        super().__init__(
            Entity.FAMILY_CARD,
            language,
            shapes={"length": (number(*any_digits(16)), 0.39)},
            loose=True,
        )
