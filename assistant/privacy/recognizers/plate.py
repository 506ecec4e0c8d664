"""Number plates (TNKB): one or two letters of a region, one to four digits, up to three letters."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_REGIONS = "[ABDEFGHKLMNPRSTWZ]|A[ABDEG]|B[ABDEGHKLMNP]|D[ABCDEGHKLMNPRSTW]|E[ABD]|K[BHTU]|P[ABGST]"
_SPELLED = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"


class PlateRecognizer(NumberRecognizer):
    """Takes the full shape of a known region alone, and any shape beside a word."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.PLATE,
            language,
            shapes={
                "region": (
                    rf"(?<![\w/.-])(?:{_REGIONS})[ -]?(?!19\d\d|20\d\d)[1-9]\d{{2,3}}"
                    r"[ -]?[A-Z]{2,3}(?![\w/])",
                    0.5,
                ),
                "any": (
                    r"(?<![\w/.-])[A-Za-z]{1,2}[ ._/-]{0,2}(?:[1-9][\dOoIl]{0,3}"
                    r"|[Il]\d{1,3})[ ._/-]{0,2}[A-Za-z]{1,3}(?!\w)"
                    r"|(?<![\w/.-])[A-Za-z]{1,2}(?:"
                    r" (?:\d{1,4}|\d(?: \d){1,3})(?: ?[A-Za-z]){1,3}"
                    r"| ?\d{1,4} ?\n[A-Za-z]{1,3}"
                    rf"|(?: {_SPELLED}){{1,4}}(?: ?[A-Za-z]){{1,3}})(?!\w)",
                    0.2,
                ),
                "short": (r"(?<![\w/.-])(?:[A-Z]{1,2}|[a-z]{1,2})[ -]?[1-9]\d{2,3}(?!\w)", 0.2),
            },
            ignore_case=False,
        )
