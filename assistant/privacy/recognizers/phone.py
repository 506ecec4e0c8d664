"""Telephone numbers of Indonesia and, with a country code, of anywhere."""

import phonenumbers

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import EDGE_AFTER, EDGE_BEFORE
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_GAP = r"[ .\-/_)]{0,3}"
_NO_YEARS = r"(?!\(?(?:19|20)\d\d ?- ?(?:19|20)?\d\d\b)"
_PREFIX = r"(?:\+ ?62|0062|62|\(0\)|0)"
_DIGITS = rf"(?:{_GAP}\d)"


class PhoneRecognizer(NumberRecognizer):
    """Finds mobile numbers alone, landlines by their area code, short ones beside a word.

    Three-digit services and 0800, 0809, 14xxx and 15xxx numbers are no person's and don't fit.
    """

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.PHONE,
            language,
            shapes={
                "mobile": (
                    rf"(?<![\d@])(?<!\d[.,])(?:{_PREFIX}{_GAP}){{1,2}}"
                    rf"\(?8{_GAP}[1-9]{_DIGITS}{{6,10}}(?!\d)",
                    0.8,
                ),
                "mobile2": (
                    rf"(?<![\d@])(?<!\d[.,])(?:{_PREFIX}{_GAP})8{_GAP}[1-9]{_DIGITS}{{2,5}}"
                    rf"[ \-]?\n\d{_DIGITS}{{2,6}}(?!\d)",
                    0.6,
                ),
                "international": (rf"(?<!\w)\+(?!62){_GAP}[1-9]{_DIGITS}{{7,13}}(?!\d)", 0.6),
                "landline": (
                    r"(?<![\d@])(?:\((?:\+?62 ?)?0?(?:2[124]|[2-9]\d{2})\) ?|"
                    r"(?:\+62[ -]?|0)(?:2[124]|[2-79]\d{2})[ -])"
                    r"[1-9]\d{2,3}[ .\-]?\d{3,5}(?!\d)",
                    0.5,
                ),
                "bare": (rf"{EDGE_BEFORE}8[1-9]{_DIGITS}{{7,10}}{EDGE_AFTER}", 0.2),
                "short": (
                    rf"{EDGE_BEFORE}{_NO_YEARS}\(?0?[2-9]\d{{1,2}}\)?{_DIGITS}{{4,8}}{EDGE_AFTER}",
                    0.15,
                ),
            },
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """Say yes for a mobile number that libphonenumber holds for possible and valid."""
        try:
            parsed = phonenumbers.parse(pattern_text, "ID")
        except phonenumbers.NumberParseException:
            return None
        mobile = pattern_text.lstrip("(").startswith(("0", "+", "62")) and (
            phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
        )
        return True if mobile else None
