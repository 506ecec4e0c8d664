"""E-mail addresses; presidio's own recogniser looks up a list on the internet."""

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import NumberRecognizer
from assistant.types import Language

_LOCAL = r"(?<![\w.+%-])[\w+%-]+(?: ?\. ?[\w+%-]+)*"
_SPACED = (
    r"(?:(?<![\w.+%-])\w(?: \w){2,}|(?<![\w.+%-])\w{1,4}(?: \w)+(?=@)"
    r"|(?:(?<=\bmail : )|(?<=\bmail: )|(?<=\bmail )|(?<=\bsurel )|(?<=\bsurel: ))"
    r"(?:(?!(?:saya|di|ke|aku|dia|nya|is|to|at)\b)[\w.+-]+ ){1,2}[\w.+-]+)"
)
"""A local part with spaces: of single letters, or behind a word for e-mail."""

_ENDS = (
    r"(?:com|org|net|id|co|go|ac|or|sch|web|desa|my|sg|me|io|xyz|info|edu|gov|example"
    r"|test|invalid)\b"
)
_DOMAIN = rf"(?:[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{{2,}}|[\w-]+ ?\. ?{_ENDS})"
_AT = r"(?: ?[(\[{<] ?(?:at|et|a|@) ?[)\]}>] ?| (?:at|et|(?:a )?keong) | ?@{1,2} ?)"
_WORDS_BEFORE = ("email ", "gmail ", "emailnya ", "email: ", "surel ", "saya ", "ke ")
_ANNOUNCED = "(?:" + "|".join(rf"(?<=\b{words})" for words in _WORDS_BEFORE) + ")"
_MAIL = r"(?:gmail|yahoo|ymail|rocketmail|hotmail|outlook|icloud)"
_PARTED = r"(?:[\w-]+ (?:titik|dot|strip|underscore) ){0,3}"
_DOT = r"(?: ?[.,] ?| ?[(\[{<] ?(?:dot|titik|\.) ?[)\]}>] ?| dot | titik )"


class EmailRecognizer(NumberRecognizer):
    """Finds addresses, also those written as "nama (at) contoh (dot) org"."""

    def __init__(self, language: Language) -> None:
        """Set the shapes."""
        super().__init__(
            Entity.EMAIL,
            language,
            shapes={
                # Above a checked telephone number, which may stand before the @.
                "shape": (rf"(?:{_LOCAL}|{_SPACED}) ?@ ?\n?(?:[\w-]+-\n)?{_DOMAIN}", 1.0),
                "shape2": (
                    rf"{_LOCAL}(?: ?@ ?| at | et ){_MAIL}\b"
                    rf"|(?:{_ANNOUNCED}|(?=[\w.+-]*\d)){_LOCAL} {_MAIL}"
                    r"(?: ?[., ] ?| dot | titik )com?\b"
                    rf"|(?<!\w)\w+(?:[-_.]\w+)*[-_]at[-_]\w+(?:[-_]dot[-_]|\.){_ENDS}",
                    0.8,
                ),
                "spelled": (
                    rf"(?:{_ANNOUNCED}(?:[\w-]+ ){{1,3}}?|{_PARTED})"
                    rf"{_LOCAL}{_AT}[\w-]+(?:{_DOT}[\w-]+){{0,2}}{_DOT}"
                    rf"{_ENDS}(?:{_DOT}{_ENDS})?",
                    0.8,
                ),
            },
        )
