"""Numbers of bank accounts: 8 to 16 digits, no check digit, so only beside a word."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_BANKS = (
    "bca|bni|bri|bsi|btn|bjb|mandiri|cimb|niaga|danamon|permata|ocbc|panin|maybank|muamalat|mega"
    "|bukopin|jago|seabank|jenius|bpd|btpn|dki|jatim|jateng|nagari|kaltimtara|sulselbar|papua|ntt"
)
_NOT_MONEY = r"(?<!\brp[. ]?)(?<!\bidr ?)(?<!\busd ?)"
_NOT_DATE = (
    r"(?!(?:19|20)\d\d-\d\d-\d\d\b|\d{1,2}-\d{1,2}-(?:19|20)\d\d\b|\d{1,3}(?:\.\d{3})+\b(?!\.\d))"
)
_NOT_AMOUNT = r"(?![\d@]|[.,]\d|\s*(?:rupiah|ribu|juta|miliar|persen|orang|%))"
_ACCOUNT = (
    rf"{_NOT_MONEY}(?<![\d@/+])(?<!\d[.,\-]){_NOT_DATE}(?=(?:[ .\-]{{0,3}}\d){{8}})"
    r"(?:\d{8,16}|\d{1,7}(?:[ .\-]{1,3}\d{1,7}){1,15})" + _NOT_AMOUNT
)
_NAMED = (
    rf"\b(?:bank )?(?:{_BANKS})(?: syariah)?[ :.]{{0,3}}"
    r"(?=(?:[ \-]?\d){8})(?:\d{8,16}|\d{2,7}(?:[ \-]\d{1,7}){1,5})"
)


class BankAccountRecognizer(NumberRecognizer):
    """Takes a number beside a word or a bank's name."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.BANK_ACCOUNT,
            language,
            shapes={"bank": (_NAMED + _NOT_AMOUNT, 0.55), "length": (_ACCOUNT, 0.25)},
        )
