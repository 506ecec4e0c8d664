"""An organisation's own numbers of cases and beneficiaries, whose shape it tells us."""

import re
from collections.abc import Sequence

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_CODE = (
    r"(?<![\w/-])(?=[\w./-]{0,20}\d)[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)+(?![\w/-])"
    r"|(?<![\w/.-])\d{3,12}(?![\w/.-])|(?<![\w/.-])[A-Z]{1,5} ?\d{3,8}(?![\w/.-])"
)
_SIGNED = r"(?=(?:[\w./-]*?\d){3})(?=[\d./-]*[A-Za-z])[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)+(?![\w/-])"
"""A code of letters and three or more digits, right behind one of these words:"""
_OF_CASE = r"(?<=\b(?i:kasus|case|berkas)(?:nya)?[ :#]{1,3})" + _SIGNED
_OF_CLIENT = (
    r"(?<=\b(?i:klien|client|penyintas|survivor|dampingan|pm|penerima|beneficiary)(?:nya)?"
    r"[ :#]{1,3})"
    rf"(?:{_SIGNED}|(?<=#)[A-Z]{{1,5}}\d{{3,8}}\b|[A-Z]{{2,5}}-(?!(?:19|20)\d\d\b)\d{{3,8}}\b)"
)
_POLICE_REPORT = (
    r"\bLP ?[/-] ?[A-Z]?(?: ?[/-] ?)?\d+ ?[/-] ?[A-Z0-9./-]*(?: / [A-Z0-9./-]+)*[A-Z0-9]"
)

_PROSECUTOR = r"\b(?:PDM|SPDP|STTLP?|TBL|B\.?P)[-/ ]{0,3}\d{1,6}/[A-Za-z0-9./-]{4,}\d"
"""Numbers of prosecutors and of the police's receipts."""

_COURT = (
    r"\b\d{1,4}/(?:Pid|Pdt|PID|PDT)[\w.-]*/(?:19|20)\d\d/(?:PN|PA|PT|PTA)\b"
    r"[ .-]?(?:[A-Z][A-Za-z]{1,3}\b)?"
)


_PARTING = re.compile(r"\\[dDwWsSbB]|\[[^\]]*\]|\{[^}]*\}|\\?[-/]|\\\.")
_ANY_PARTING = r"[ \-/._]{0,3}"


def _given(patterns: Sequence[str]) -> dict[str, tuple[str, float]]:
    """Take the patterns as they are, and parted otherwise or in small letters."""
    shapes = {f"given{number}": (pattern, 0.9) for number, pattern in enumerate(patterns)}
    for number, pattern in enumerate(patterns):
        loose = _PARTING.sub(
            lambda part: _ANY_PARTING if part[0][-1] in "-/." else part[0], pattern
        )
        shapes[f"given0{number}"] = (rf"(?<![\w/-])(?i:{loose})(?![\w/-])", 0.6)
    return shapes


class CaseRecognizer(NumberRecognizer):
    """Finds the given patterns, police reports, court cases, and codes beside a word."""

    def __init__(self, language: Language, patterns: Sequence[str]) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.CASE,
            language,
            shapes={
                "police": (_POLICE_REPORT, 0.8),
                "court": (_COURT, 0.8),
                "prosecutor": (_PROSECUTOR, 0.7),
                "code": (_CODE, 0.1),
                "code2": (_OF_CASE, 0.5),
            }
            | _given(patterns),
            ignore_case=False,
        )


class BeneficiaryRecognizer(NumberRecognizer):
    """Finds what matches the given patterns, and codes beside a word."""

    def __init__(self, language: Language, patterns: Sequence[str]) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.BENEFICIARY,
            language,
            shapes={"code": (_CODE, 0.1), "code2": (_OF_CLIENT, 0.5), **_given(patterns)},
            ignore_case=False,
        )
