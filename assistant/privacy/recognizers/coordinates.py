"""Places given as latitude and longitude, which point at a house."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_DEGREES = (
    r"\d{1,3} ?(?:[°º]|derajat) ?\d{1,2}(?:[.,]\d+)? ?(?:['’′]|menit) ?"
    r"(?:\d{1,2}(?:[.,]\d+)? ?(?:[\"”″]|''|detik) ?)?"
)
_PLAIN_DEGREES = r"\d{1,3} \d{1,2} \d{1,2}(?:[.,]\d+)? ?"
_SOUTH = r"(?:LS|LU|[NSU])"
_EAST = r"(?:BT|BB|[ETW])"
_LATITUDE = r"-?(?:[0-8]?\d|90)[.,]\d"
_LONGITUDE = r"-?(?:1?[0-7]?\d{1,2})[.,]\d"
_INDONESIA = r"(?:9[4-9]|1[0-3]\d|14[01])[.,]\d"
_HERE = r"-?(?:1[01]|\d)[.,]\d"
_BETWEEN = (
    r"(?:\s?[,;/|&]\s?|\s)(?:\s?(?:dan|and|koma|long?|lng|longitude|bujur|[xy])[ :=;,|]{0,3})?"
)


class CoordinatesRecognizer(NumberRecognizer):
    """Finds pairs of decimal degrees within Indonesia, any pair beside a word, and degrees."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.COORDINATES,
            language,
            shapes={
                "indonesia": (
                    rf"(?<![\d.,]){_HERE}{{3,}}(?: ?°)?(?: ?(?:LS|LU|[NS]))?"
                    rf"{_BETWEEN}{_INDONESIA}{{3,}}(?: ?°)?(?: ?(?:BT|E))?(?!\d)"
                    rf"|(?<![\d.,]){_INDONESIA}{{3,}}(?: ?°)?(?: ?(?:BT|E))?"
                    rf"{_BETWEEN}{_HERE}{{3,}}(?: ?°)?(?: ?(?:LS|LU|[NS]))?(?!\d)",
                    0.8,
                ),
                "pair2": (rf"(?<![\d.,]){_HERE}+{_BETWEEN}{_INDONESIA}+(?!\d)", 0.2),
                "degrees2": (
                    rf"\b{_SOUTH}[ :.]{{0,2}}(?:{_DEGREES}|\d{{1,2}}[.,]\d+°?)[,; ]{{0,3}}"
                    rf"{_EAST}[ :.]{{0,2}}(?:{_DEGREES}|\d{{2,3}}[.,]\d+°?)",
                    0.9,
                ),
                "pluscode": (
                    r"\b(?:[23456789CFGHJMPQRVWX]{4}){1,2}\+[23456789CFGHJMPQRVWX]{2,3}\b",
                    0.6,
                ),
                "pair": (rf"(?<![\d.,]){_LATITUDE}{{2,}}{_BETWEEN}{_LONGITUDE}{{2,}}(?!\d)", 0.2),
                "degrees": (
                    rf"{_DEGREES}{_SOUTH}\b[,; ]{{0,3}}{_DEGREES}{_EAST}\b"
                    rf"|(?<!\d){_PLAIN_DEGREES}(?:LS|LU)\b[,; ]{{0,3}}{_PLAIN_DEGREES}BT\b",
                    0.9,
                ),
            },
        )
