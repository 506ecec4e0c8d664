"""An organisation's own numbers of cases and beneficiaries, whose shape it tells us."""

from collections.abc import Sequence

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_CODE = (
    r"(?<![\w/-])(?=[\w./-]{0,20}\d)[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)+(?![\w/-])"
    r"|(?<![\w/.-])\d{3,12}(?![\w/.-])"
)
_POLICE_REPORT = r"\bLP[/-][A-Z]?[/-]?\d+[/-][A-Z0-9./-]*[A-Z0-9]"

_COURT = (
    r"\b\d{1,4}/(?:Pid|Pdt|PID|PDT)[\w.-]*/(?:19|20)\d\d/(?:PN|PA|PT|PTA)\b"
    r"[ .-]?(?:[A-Z][A-Za-z]{1,3}\b)?"
)


def _given(patterns: Sequence[str]) -> dict[str, tuple[str, float]]:
    return {f"given{number}": (pattern, 0.9) for number, pattern in enumerate(patterns)}


class CaseRecognizer(NumberRecognizer):
    """Finds the given patterns, police reports, court cases, and codes beside a word."""

    def __init__(self, language: Language, patterns: Sequence[str]) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.CASE,
            language,
            shapes={"police": (_POLICE_REPORT, 0.8), "court": (_COURT, 0.8), "code": (_CODE, 0.1)}
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
            shapes={"code": (_CODE, 0.1), **_given(patterns)},
            ignore_case=False,
        )
