"""Telephone numbers of Indonesia and, with a country code, of anywhere."""

import phonenumbers

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import EDGE_AFTER, EDGE_BEFORE, NO_CODE
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_GAP = r"[ .\-/_)]{0,3}"
_NO_YEARS = r"(?!\(?(?:19|20)\d\d ?- ?(?:19|20)?\d\d\b)"
_PREFIX = r"(?:\+ ?62|0062|62|\(0\)|0)"
_DIGITS = rf"(?:{_GAP}\d)"
_AREA = r"(?:2[124]|[2-79]\d{2})"
_SUBSCRIBER = r"\d(?:[ .\-]?\d)"
_MOBILE = r"8(?:1[1-9]|2[1-3]|3[1238]|5[1-35-9]|7[78]|8[1-9]|9[5-9])"
"""Beginnings of mobile numbers without the zero, as the operators have them."""


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
                    rf"\(?8{_GAP}[1-9]{_DIGITS}{{6,10}}(?![\d@])",
                    0.8,
                ),
                "mobile2": (
                    rf"(?<![\d@])(?<!\d[.,])(?:{_PREFIX}{_GAP})8{_GAP}[1-9]{_DIGITS}{{0,7}}"
                    rf"[ \-]?\n\d{_DIGITS}{{2,8}}(?!\d)",
                    0.6,
                ),
                "mobile4": (r"(?<![\d@])08\d{2}(?:, ?\d{3,5}){2}(?![\d,])", 0.5),
                "international": (
                    rf"(?<!\w)(?:\+(?!62){_GAP}[1-9]{_DIGITS}{{7,13}}"
                    rf"|00(?!62)[1-9]{_DIGITS}{{9,12}})(?!\d)",
                    0.6,
                ),
                "landline": (
                    r"(?<![\d@])(?:"
                    rf"\((?:\+?62[ \-]?)?0?(?:2[124]|[2-9]\d{{2}})\)[ \-]?{_SUBSCRIBER}{{4,8}}"
                    rf"|\+62[ \-]?(?:\(0\))?{_AREA}[ \-.]?{_SUBSCRIBER}{{4,8}}"
                    rf"|0{_AREA}(?: - |[ \-./]){_SUBSCRIBER}{{5,7}}(?![./,\-]\d)"
                    rf"|0{_AREA}[ \-]\d{{3,4}}[ .\-]?\d{{2,5}}(?![./,\-]\d)"
                    r")(?![\d@])",
                    0.5,
                ),
                "landline2": (
                    rf"{EDGE_BEFORE}(?:02[124]\d{{7,8}}|0[3-79]\d{{8,9}}){EDGE_AFTER}",
                    0.41,
                ),
                "mobile3": (rf"{NO_CODE}{EDGE_BEFORE}{_MOBILE}{_DIGITS}{{6,9}}{EDGE_AFTER}", 0.41),
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
