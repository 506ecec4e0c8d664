"""Numbers of bank accounts: 8 to 16 digits, no check digit, so only beside a word."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import NOT_AMOUNT, NOT_DATE, NOT_MONEY
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_BANKS = (
    "bca|bni|bri|bsi|btn|bjb|mandiri|cimb|niaga|danamon|permata|ocbc|panin|maybank|muamalat|mega"
    "|bukopin|jago|seabank|jenius|bpd|btpn|dki|jatim|jateng|nagari|kaltimtara|sulselbar|papua|ntt"
)
_ACCOUNT = (
    rf"{NOT_MONEY}(?<![\d@/+])(?<!\d[.,\-]){NOT_DATE}(?=(?:[ .\-/_]{{0,3}}\d){{8}})"
    r"(?:\d{8,16}|\d{1,7}(?:[ .\-/_]{1,3}\d{1,7}){1,15})" + NOT_AMOUNT
)
_BROKEN = (
    rf"{NOT_MONEY}(?<![\d@/+.,\-])\d(?:[ .\-]?\d){{3,13}}[ \-]?\n\d(?:[ .\-]?\d){{0,9}}{NOT_AMOUNT}"
)
_OF = (
    rf"{NOT_MONEY}(?<![\d@/+.,\-]){NOT_DATE}\d"
    rf"(?:[ .\-/_]{{0,3}}\d){{7,15}}[)\"*]{{0,2}}[ ,]{{1,2}}(?:bank )?"
    r"(?:bca|bni|bri|bsi|btn|bjb|mandiri|cimb|danamon|permata|ocbc|seabank|jago|muamalat)(?!\w)"
)
_NAMED = (
    rf"\b(?:bank )?(?:{_BANKS})(?: syariah)?[ :.]{{0,3}}"
    r"(?=(?:[ \-]?\d){8})(?:\d{8,16}|\d{1,7}(?:[ \-]\d{1,7}){1,15})"
)
_IN_ROW = (
    r"(?<![\w.])\d{8,16}(?=[ ]?(?:[;|\t,\n]|\Z))"
    r"(?<=(?<!\d)\d{16}[;|\t,][^\n]{0,80}[;|\t,][ ]?\d{8,16})"
)
"""A number in a row behind an identity number, without a header: most are of the bank."""


class BankAccountRecognizer(NumberRecognizer):
    """Takes a number beside a word or a bank's name."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.BANK_ACCOUNT,
            language,
            shapes={
                "bank": (_NAMED + NOT_AMOUNT, 0.55),
                "bank2": (_OF, 0.5),
                "length": (_ACCOUNT, 0.25),
                "length2": (_BROKEN, 0.1),
                "row": (_IN_ROW, 0.41),
            },
            loose=True,
        )
