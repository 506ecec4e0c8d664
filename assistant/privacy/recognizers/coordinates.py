"""Places given as latitude and longitude, which point at a house."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_DEGREES = r"\d{1,3} ?[°º] ?\d{1,2} ?['’′] ?(?:\d{1,2}(?:[.,]\d+)? ?(?:[\"”″]|'') ?)?"
_LATITUDE = r"-?(?:[0-8]?\d|90)[.,]\d"
_LONGITUDE = r"-?(?:1?[0-7]?\d{1,2})[.,]\d"
_BETWEEN = r"(?:\s?[,;/]\s?|\s)(?:\s?(?:dan|and|long?|lng|longitude|bujur)[ :=]{0,3})?"


class CoordinatesRecognizer(NumberRecognizer):
    """Finds pairs of decimal degrees within Indonesia, any pair beside a word, and degrees."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.COORDINATES,
            language,
            shapes={
                "indonesia": (
                    r"(?<![\d.,])-?(?:1[01]|\d)[.,]\d{3,}(?: ?°)?(?: ?(?:LS|LU|[NS]))?"
                    rf"{_BETWEEN}(?:9[4-9]|1[0-3]\d|14[01])[.,]\d{{3,}}"
                    r"(?: ?°)?(?: ?(?:BT|E))?(?!\d)",
                    0.8,
                ),
                "pair": (rf"(?<![\d.,]){_LATITUDE}{{2,}}{_BETWEEN}{_LONGITUDE}{{2,}}(?!\d)", 0.2),
                "degrees": (
                    rf"{_DEGREES}(?:LS|LU|[NSU])\b[,; ]{{0,3}}{_DEGREES}(?:BT|BB|[ETW])\b",
                    0.9,
                ),
            },
        )
