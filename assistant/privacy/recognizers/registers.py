"""Numbers of civil servants (NIP, 18 digits) and of pupils (NISN, 10 digits)."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import GAP, any_digits, number
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_OF_STAFF = (
    r"(?<=\b(?:employee|staff|pegawai|karyawan|staf) (?:number|no\.?|id|nomor|code)[ :#]{1,3})"
    r"(?=[A-Z]*[-/.]?\d)[A-Z]{0,5}[-/.]?\d{3,8}\b"
    r"|(?<=\b(?:number|no\.?|id|nomor|kode|nip) (?:employee|staff|pegawai|karyawan|staf)[ :#]{1,3})"
    r"(?=[A-Z]*[-/.]?\d)[A-Z]{0,5}[-/.]?\d{3,8}\b"
)
"""An organisation's own number of somebody who works there."""


class CivilServantRecognizer(NumberRecognizer):
    """Takes the digits YYYYMMDD YYYYMM S NNN alone, and 18 others beside a word."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        month = rf"(?:0{GAP}[1-9]|1{GAP}[0-2])"
        day = rf"(?:0{GAP}[1-9]|[12]{GAP}\d|3{GAP}[01])"
        century = rf"(?:1{GAP}9|2{GAP}0)"
        dated = [century, r"\d", r"\d", month, day, century, r"\d", r"\d", month, "[12]"]
        super().__init__(
            Entity.CIVIL_SERVANT,
            language,
            shapes={
                "date": (number(*dated, *any_digits(3)), 0.7),
                "length": (number(*any_digits(18)), 0.39),
                "code": (_OF_STAFF, 0.6),
            },
            loose=True,
        )


class StudentRecognizer(NumberRecognizer):
    """Takes 10 digits beside a word."""

    def __init__(self, language: Language) -> None:
        """Set the shape."""
        super().__init__(
            Entity.STUDENT,
            language,
            shapes={"length": (number(*any_digits(8), r"\d?", r"\d?"), 0.3)},
            loose=True,
        )
