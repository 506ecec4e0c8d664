"""The telephone numbers that a text shows its readers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.library.contacts import digits

EXAMPLE = "081200000000"
"""The number that examples use, as the library's README asks."""

_LONG = re.compile(
    r"(?<![\w/.,-])(?:\+62[\s-]?|\(?0)\d(?:[\s)-]{0,2}\d){6,12}(?![\w/]|[-.,]\d)|\b1500[\s-]?\d{3}\b"
)
_SHORT = re.compile(
    r"(?P<label>[^\W\d_]+)?[\s(]*(?<![\w.,/-])(?P<number>1[1-9]\d)(?![\w/%]|[.,×-]\d)"
    r"(?!\s(?!(?:dan|atau|and|or|di|in|at|bila|if|untuk|for|untuk|where|sampai|tersedia)\b)[^\W\d_A-Z])"
)
_CALLING = re.compile(
    r"\b(hubungi|telepon|menelepon|nomor|whatsapp|hotline|saluran|layanan|polisi|ambulans|darurat"
    r"|call|contact|phone|telephone|numbers?|helpline|police|ambulance|emergency|SAPA)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNumber:
    """A number to call, at `text[start:end]`."""

    number: str
    """Digits only."""

    label: str
    """The word before it, in lower case: `polisi` in "polisi 110"."""

    start: int
    end: int


def shown_numbers(sentence: str) -> Iterator[ShownNumber]:
    """Yield the telephone numbers of a sentence, the example's left out.

    Three digits count only where the sentence speaks of calling and they count nothing.
    """
    for match in _LONG.finditer(sentence):
        number = digits(match.group())
        if number != EXAMPLE:
            yield ShownNumber(number=number, label="", start=match.start(), end=match.end())
    if not _CALLING.search(sentence):
        return
    for match in _SHORT.finditer(sentence):
        yield ShownNumber(
            number=match["number"],
            label=(match["label"] or "").lower(),
            start=match.start("number"),
            end=match.end("number"),
        )
